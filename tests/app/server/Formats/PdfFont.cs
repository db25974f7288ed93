using System.Globalization;
using System.Text;

namespace App.Tests.Formats;

/// <summary>A font for any language: its codes are UTF-16, every character is as wide as high, and it has no outlines.</summary>
internal static class PdfFont
{
    /// <summary>An entry of a page's fonts.</summary>
    /// <param name="hasUnicode">Whether it says which characters its codes are.</param>
    public static string Add(PdfObjects file, bool hasUnicode = true, string name = "F")
    {
        var map = hasUnicode ? $"/ToUnicode {file.Add("", Encoding.Latin1.GetBytes(Map()))}" : "";
        var descriptor = file.Add(
            $"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 "
                + "/Descent -200 /CapHeight 700 /StemV 80 >>"
        );
        var glyphs = file.Add(
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} "
                + "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
                + $"/FontDescriptor {descriptor} /DW 1000 /CIDToGIDMap /Identity >>"
        );
        var font = file.Add($"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{glyphs}] {map} >>");
        return $"/{name} {font}";
    }

    /// <summary>Draws lines of 10 points from the top, each at its place from the left.</summary>
    public static string Lines(params (double Left, string Text)[] lines) =>
        string.Concat(
            lines.Select(
                (line, i) =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"BT /F 10 Tf 1 0 0 1 {line.Left} {780 - (14 * i)} Tm <{Codes(line.Text)}> Tj ET\n"
                    )
            )
        );

    private static string Codes(string text) => Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text));

    private static string Map()
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def\n");
        map.Append("1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        for (var first = 0; first < 256; first += 64)
        {
            map.Append("64 beginbfrange\n");
            for (var high = first; high < first + 64; high++)
                map.Append(CultureInfo.InvariantCulture, $"<{high:X2}00> <{high:X2}FF> <{high:X2}00>\n");
            map.Append("endbfrange\n");
        }

        return map.Append("endcmap CMapName currentdict /CMap defineresource pop end end").ToString();
    }
}
