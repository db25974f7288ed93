using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace App.Tests.Formats;

/// <summary>Writes PDFs: a page is a list of lines, and an empty line leaves a gap between paragraphs.</summary>
internal static class PdfFile
{
    public static byte[] Of(params string[][] pages) => Of(null, pages);

    public static byte[] Of(string? title, params string[][] pages)
    {
        using var builder = new PdfDocumentBuilder();
        builder.DocumentInformation.Title = title;
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        foreach (var lines in pages)
        {
            var page = builder.AddPage(PageSize.A4);
            var height = 780.0;
            foreach (var line in lines)
            {
                if (line.Length > 0)
                    page.AddText(line, 11, new PdfPoint(60, height), font);
                height -= line.Length > 0 ? 14 : 28;
            }
        }

        return builder.Build();
    }
}
