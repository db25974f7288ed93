using App.Formats;

namespace App.Tests.Formats;

public sealed class DocumentTitleTests
{
    [Theory]
    [InlineData("Paper Title (use style: paper title)")]
    [InlineData("Microsoft Word - leave rules v3.docx")]
    [InlineData("PowerPoint Presentation")]
    [InlineData("Document1")]
    [InlineData("untitled")]
    [InlineData("문서1")]
    [InlineData("제목 없음")]
    [InlineData("page.html")]
    [InlineData("file:///C:/documents/page.html")]
    [InlineData("C:\\work\\rules.doc")]
    [InlineData("[Type the document title]")]
    [InlineData("bro\uFFFDken")]
    [InlineData("  ")]
    [InlineData(null)]
    public void What_a_template_or_a_program_left_is_no_title(string? metadata) => Assert.Null(DocumentTitle.Of(metadata));

    [Theory]
    [InlineData("Leave rules 2026")]
    [InlineData("Document management in hospitals")]
    [InlineData("The title of this guide")]
    [InlineData("휴가 규정")]
    [InlineData("Working with .pdf files")]
    public void A_title_of_a_document_is_kept(string metadata) => Assert.Equal(metadata, DocumentTitle.Of($" {metadata} "));
}
