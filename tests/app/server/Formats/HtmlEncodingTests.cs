using System.Text;
using App.Documents;
using App.Formats;

namespace App.Tests.Formats;

public sealed class HtmlEncodingTests
{
    private const string Korean = "<title>휴가 규정</title><p>직원은 연차 휴가를 15일 사용할 수 있다.</p>";

    static HtmlEncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("euc-kr")]
    [InlineData("EUC_KR")]
    [InlineData("ks_c_5601-1987")]
    [InlineData("KSC5601")]
    [InlineData("cp949")]
    [InlineData("MS949")]
    [InlineData("x-windows-949")]
    [InlineData("uhc")]
    [InlineData("utf-8")]
    [InlineData(null)]
    public void Korean_pages_are_read_by_any_name_of_their_encoding(string? name)
    {
        var declared = name is null ? "" : $"<meta http-equiv=Content-Type content=\"text/html; charset={name}\">";
        var read = Read(Encoding.GetEncoding(949).GetBytes(declared + Korean));

        Assert.Equal(("휴가 규정", "직원은 연차 휴가를 15일 사용할 수 있다."), (read.Title, read.Pages[0].Markdown));
    }

    [Theory]
    [InlineData("windows-1252", 1252, "Zürich – 5 €")]
    [InlineData("iso-8859-1", 1252, "Zürich – 5 €")]
    [InlineData("shift_jis", 932, "返品は十四日以内です")]
    [InlineData("gb2312", 936, "退货须在十四天内提出")]
    [InlineData("big5", 950, "退貨須在十四天內提出")]
    [InlineData("koi8-r", 20866, "Возврат в течение дней")]
    public void Declared_encodings_are_used(string name, int page, string text) =>
        Assert.Equal(text, Read(Encoding.GetEncoding(page).GetBytes($"<meta charset='{name}'><p>{text}</p>")).Pages[0].Markdown);

    [Fact]
    public void Western_text_without_a_declaration_is_read() =>
        Assert.Equal("Zürich für 5 €", Read(Encoding.GetEncoding(1252).GetBytes("<p>Zürich für 5 €</p>")).Pages[0].Markdown);

    [Fact]
    public void Utf_8_is_read_whatever_the_page_declares() =>
        Assert.Equal("휴가", Read(Encoding.UTF8.GetBytes("<meta charset=iso-8859-1><p>휴가</p>")).Pages[0].Markdown);

    [Fact]
    public void Text_that_does_not_fit_its_encoding_is_refused() =>
        Assert.Equal(
            RejectionReason.Malformed,
            Assert
                .Throws<RejectedDocumentException>(() => Read([.. "<meta charset=euc-kr><p>"u8, .. Enumerable.Repeat((byte)0xFF, 90)]))
                .Reason
        );

    private static DocumentText Read(byte[] html) => new HtmlReader().Read(new MemoryStream(html));
}
