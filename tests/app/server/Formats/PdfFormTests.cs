using App.Documents;
using App.Formats;

namespace App.Tests.Formats;

/// <summary>Forms as PDF programs write them.</summary>
public sealed class PdfFormTests
{
    private const string Widget = "/Type /Annot /Subtype /Widget /Rect [60 60 200 80]";

    [Fact]
    public void Values_of_a_form_follow_the_text_of_the_page() =>
        Assert.Equal(
            [
                "Application for leave",
                "Name of the person: Mina Kim",
                "reason: Moving house",
                "office: Seoul",
                "days: Monday, Friday",
                "paid: yes",
                "urgent: high",
            ],
            Read(
                "Application for leave",
                "/FT /Tx /T (name) /TU (Name of the person) /V (Mina Kim)",
                "/FT /Tx /Ff 4096 /T (reason) /V (Moving house)",
                "/FT /Ch /Ff 131072 /T (office) /Opt [(Busan) (Seoul)] /V (Seoul)",
                "/FT /Ch /Ff 2097152 /T (days) /Opt [(Monday) (Friday)] /V [(Monday) (Friday)]",
                "/FT /Btn /T (paid) /V /Yes /AS /Yes /AP << /N << /Yes null /Off null >> >>",
                "/FT /Btn /T (unpaid) /V /Off /AS /Off /AP << /N << /Yes null /Off null >> >>",
                "/FT /Tx /T (empty)",
                "radio"
            )
        );

    [Theory]
    [InlineData("Please wait... If this message is not eventually replaced, your viewer cannot show it.")]
    [InlineData("This form requires Adobe Reader 8 or later.")]
    public void A_form_whose_page_is_a_placeholder_is_refused(string placeholder)
    {
        var problem = Assert.Throws<RejectedDocumentException>(() => Pages(placeholder, [], xfa: true));

        Assert.Equal(RejectionReason.Malformed, problem.Reason);
        Assert.Contains("print it to PDF", problem.Message);
    }

    [Fact]
    public void An_XFA_form_with_pages_of_its_own_is_read() =>
        Assert.Equal(
            ["Application for leave", "name: Mina Kim"],
            Pages("Application for leave", ["/FT /Tx /T (name) /V (Mina Kim)"], xfa: true)
        );

    [Fact]
    public void A_field_that_names_no_page_is_on_the_page_that_shows_it()
    {
        var file = new PdfObjects();
        var font = PdfFont.Add(file);
        var name = file.Add($"<< {Widget} /FT /Tx /T (name) /V (Mina Kim) >>");
        var kid = file.Add($"<< {Widget} >>");
        var days = file.Add($"<< /FT /Tx /T (days) /V (Monday) /Kids [{kid}] >>");
        var urgent = Choices(file);
        var urgency = Radio(file, urgent);
        var hidden = file.Add("<< /FT /Tx /T (number) /V (17) >>");
        var pdf = file.Write(
            font,
            [PdfFont.Lines((60, "First page")), PdfFont.Lines((60, "Second page")), PdfFont.Lines((60, "Third page"))],
            $"/AcroForm << /Fields [{name} {days} {urgency} {hidden}] >>",
            ["", $"/Annots [{name} {kid} 999 0 R]", $"/Annots [{urgent[0]} {urgent[1]}]"]
        );

        var pages = new PdfReader().Read(new MemoryStream(pdf)).Pages.Select(page => page.Markdown.Replace("\n\n", "; "));

        Assert.Equal(["First page; number: 17", "Second page; name: Mina Kim; days: Monday", "Third page; urgent: high"], pages);
    }

    private static string[] Read(string text, params string[] fields) => Pages(text, fields, xfa: false);

    private static string[] Pages(string text, string[] fields, bool xfa)
    {
        var file = new PdfObjects();
        var font = PdfFont.Add(file);
        var references = fields.Select(field => field == "radio" ? Radio(file) : file.Add($"<< {Widget} {field} >>")).ToArray();
        var form = $"/AcroForm << /Fields [{string.Join(' ', references)}] {(xfa ? "/XFA (<xdp/>)" : "")} >>";
        var pdf = file.Write(font, [PdfFont.Lines((60, text))], form, $"/Annots [{string.Join(' ', references)}]");
        return new PdfReader().Read(new MemoryStream(pdf)).Pages[0].Markdown.Split("\n\n");
    }

    private static string Radio(PdfObjects file) => Radio(file, Choices(file));

    private static string Radio(PdfObjects file, string[] kids) =>
        file.Add($"<< /FT /Btn /Ff 49152 /T (urgent) /V /high /Kids [{string.Join(' ', kids)}] >>");

    private static string[] Choices(PdfObjects file) =>
        [
            file.Add($"<< {Widget} /AS /Off /AP << /N << /low null /Off null >> >> >>"),
            file.Add($"<< {Widget} /AS /high /AP << /N << /high null /Off null >> >> >>"),
        ];
}
