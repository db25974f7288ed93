using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace App.Tests.Formats;

/// <summary>Writes Word documents.</summary>
internal static class WordFile
{
    public static byte[] Of(params OpenXmlElement[] blocks) => Of(null, blocks);

    public static byte[] Of(string? title, params OpenXmlElement[] blocks)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document(new Body(blocks));
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
                new Style(new StyleName { Val = "heading 2" }) { StyleId = "berschrift2", Type = StyleValues.Paragraph }
            );
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = new Numbering(
                Kind(1, NumberFormatValues.Bullet),
                Kind(2, NumberFormatValues.Decimal),
                Instance(1),
                Instance(2)
            );
            if (title is not null)
                document.PackageProperties.Title = title;
        }

        return file.ToArray();
    }

    public static Paragraph Text(string text) => new(Run(text));

    public static Paragraph Styled(string style, string text) =>
        new(new ParagraphProperties(new ParagraphStyleId { Val = style }), Run(text));

    public static Paragraph Point(string text, int level = 0) => Item(1, level, text);

    public static Paragraph Step(string text, int level = 0) => Item(2, level, text);

    public static Table Table(params string[][] rows) =>
        new(rows.Select(row => new TableRow(row.Select(cell => new TableCell(Text(cell))))));

    public static Run Run(string text) => new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    private static Paragraph Item(int list, int level, string text) =>
        new(
            new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = level }, new NumberingId { Val = list })),
            Run(text)
        );

    private static AbstractNum Kind(int id, NumberFormatValues format)
    {
        var levels = Enumerable.Range(0, 3).Select(level => new Level(new NumberingFormat { Val = format }) { LevelIndex = level });
        return new AbstractNum(levels) { AbstractNumberId = id };
    }

    private static NumberingInstance Instance(int id) => new(new AbstractNumId { Val = id }) { NumberID = id };
}
