using App.Documents;
using App.Formats;

namespace App.Tests.Formats;

/// <summary>PDFs with fonts and protection that the library's writer cannot make.</summary>
public sealed class PdfFontTests
{
    [Fact]
    public void A_Korean_line_that_is_full_goes_on_without_a_space() =>
        Assert.Equal(
            "연차 휴가를 신청하려면 부서장의 승인이 필요하다.",
            Read(Korean("연차 휴가를 신청하려면 부서장의 승", "인이 필요하다."))
        );

    [Theory]
    [InlineData("직원은 오늘까지 휴가를", "신청한다.")]
    [InlineData("먼저 신청은 한다. 매우 급한 신청은", "오늘 한다.")]
    [InlineData("내일 닷새 전까지 한다. 늦어도 닷새", "전까지 한다.")]
    [InlineData("직원은 모두 휴가 규정을 한 번 더 ", "읽는다.")]
    public void A_Korean_line_that_ends_with_a_whole_word_keeps_the_space(string line, string next) =>
        Assert.Equal($"{line.TrimEnd()} {next}", Read(Korean(line, next)));

    [Fact]
    public void A_Korean_line_that_ends_before_the_edge_keeps_the_space() =>
        Assert.Equal("휴가 규정 안내 모든 직원에게 알림", Read(Korean("휴가 규정", "안내", "모든 직원에게 알림")));

    [Fact]
    public void A_font_of_glyph_numbers_without_a_Unicode_map_is_refused()
    {
        var problem = Assert.Throws<RejectedDocumentException>(() => Read(Glyphs(hasUnicode: false)));

        Assert.Equal(RejectionReason.Malformed, problem.Reason);
        Assert.Contains("The fonts have no Unicode map: 100 % of the text cannot be read", problem.Message);
    }

    [Fact]
    public void The_same_font_with_a_map_is_read() => Assert.StartsWith("9LVLWRUV", Read(Glyphs(hasUnicode: true)));

    [Fact]
    public void A_few_letters_without_a_map_do_not_refuse_a_document()
    {
        var file = new PdfObjects();
        var fonts = PdfFont.Add(file);
        var others = PdfFont.Add(file, hasUnicode: false, name: "Signs");
        var page = PdfFont.Lines((60, "Visitors register at gate seven, and lunch is served at noon."), (60, "See below."));

        Assert.StartsWith(
            "Visitors register",
            Read(file.Write($"{fonts} {others}", [page + "BT /Signs 10 Tf 60 400 Td <00240025> Tj ET"]))
        );
    }

    [Fact]
    public void A_document_that_only_restricts_copying_is_read()
    {
        var file = PdfObjects.Restricted();

        Assert.Equal("Reading is allowed.", Read(file.Write(PdfFont.Add(file), [PdfFont.Lines((60, "Reading is allowed."))])));
    }

    private static byte[] Korean(params string[] lines)
    {
        var file = new PdfObjects();
        return file.Write(PdfFont.Add(file), [PdfFont.Lines([.. lines.Select(line => (60.0, line))])]);
    }

    private static byte[] Glyphs(bool hasUnicode)
    {
        // Numbers of glyphs in common fonts: 29 below ASCII.
        var text = string.Concat("Visitorsregisteratgatesevenandlunchisatnoon".Select(letter => (char)(letter - 29)));
        var file = new PdfObjects();
        return file.Write(PdfFont.Add(file, hasUnicode), [PdfFont.Lines((60, text))]);
    }

    private static string Read(byte[] pdf) => new PdfReader().Read(new MemoryStream(pdf)).Pages[0].Markdown;
}
