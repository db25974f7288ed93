using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace App.Formats;

/// <summary>Writes the paragraphs and tables of a Word document as Markdown, between its headers and footers.</summary>
internal sealed class DocxWriter(MainDocumentPart part)
{
    private const int MostLettersBesidePageNumber = 10;

    private readonly MarkdownBuilder markdown = new();
    private readonly Dictionary<string, int> headings = HeadingStyles(part);
    private readonly Dictionary<(int List, int Level), int> counted = [];

    public string Write(Body body)
    {
        var inBody = body.InnerText;
        Edges(part.HeaderParts.Select(each => (OpenXmlElement?)each.Header), inBody);
        Blocks(body);
        Edges(part.FooterParts.Select(each => (OpenXmlElement?)each.Footer), inBody);
        return markdown.ToString();
    }

    // Headers and footers hold the number and the validity of policies. Each page repeats them: they are text once, without page numbers.
    private void Edges(IEnumerable<OpenXmlElement?> edges, string inBody)
    {
        foreach (
            var text in edges
                .Select(edge =>
                    string.Join(' ', edge?.Descendants<Paragraph>().Where(each => !IsInBox(each)).Select(EdgeText) ?? []).Trim()
                )
                .Where(text => text.Any(char.IsLetter) && !inBody.Contains(text, StringComparison.Ordinal))
                .Distinct()
        )
            markdown.Paragraph(text);
    }

    private string EdgeText(Paragraph paragraph)
    {
        var text = Text(paragraph, out var hasPageNumber);
        // "Page 1 of 5" in any language.
        return hasPageNumber && text.Count(char.IsLetter) <= MostLettersBesidePageNumber ? "" : text;
    }

    private void Blocks(OpenXmlElement parent)
    {
        foreach (var element in parent.ChildElements)
            switch (element)
            {
                case Paragraph paragraph:
                    Paragraph(paragraph);
                    break;
                case Table table:
                    markdown.Table([.. table.Elements<TableRow>().Select(row => row.Elements<TableCell>().Select(Cell).ToArray())]);
                    break;
                case SdtBlock { SdtContentBlock: { } content }:
                    Blocks(content);
                    break;
                case CustomXmlBlock or AlternateContentChoice:
                    Blocks(element);
                    break;
                case AlternateContent { FirstChild: { } choice }:
                    Blocks(choice);
                    break;
            }
    }

    private void Paragraph(Paragraph paragraph)
    {
        var read = new DocxText(part);
        read.Read(paragraph);
        var text = read.ToString();
        if (paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value is { } style && headings.TryGetValue(style, out var level))
            markdown.Heading(level, text);
        else if (paragraph.ParagraphProperties?.NumberingProperties is { } list && !string.IsNullOrWhiteSpace(text))
            Item(list, text);
        else
            markdown.Paragraph(text);

        foreach (var box in read.Boxes)
            Blocks(box);
        foreach (var note in read.Notes)
            Blocks(note);
    }

    private void Item(NumberingProperties properties, string text)
    {
        var list = properties.NumberingId?.Val?.Value ?? 0;
        var level = Math.Clamp(properties.NumberingLevelReference?.Val?.Value ?? 0, 0, 8);
        foreach (var deeper in counted.Keys.Where(key => key.List == list && key.Level > level).ToArray())
            counted.Remove(deeper);
        markdown.Item(level, IsNumbered(list, level) ? counted[(list, level)] = counted.GetValueOrDefault((list, level)) + 1 : null, text);
    }

    private bool IsNumbered(int list, int level)
    {
        var numbering = part.NumberingDefinitionsPart?.Numbering;
        var definition = numbering
            ?.Elements<NumberingInstance>()
            .FirstOrDefault(instance => instance.NumberID?.Value == list)
            ?.AbstractNumId?.Val?.Value;
        var format = numbering
            ?.Elements<AbstractNum>()
            .FirstOrDefault(one => one.AbstractNumberId?.Value == definition)
            ?.Elements<Level>()
            .FirstOrDefault(one => one.LevelIndex?.Value == level)
            ?.NumberingFormat?.Val;
        return format is not null && format.Value != NumberFormatValues.Bullet && format.Value != NumberFormatValues.None;
    }

    private string Cell(TableCell cell) => string.Join(' ', cell.Descendants<Paragraph>().Where(each => !IsInBox(each)).Select(Text));

    private static bool IsInBox(Paragraph paragraph) => paragraph.Ancestors<TextBoxContent>().Any();

    /// <summary>The text of a paragraph in one line, with those of its boxes and notes.</summary>
    private string Text(Paragraph paragraph) => Text(paragraph, out _);

    private string Text(Paragraph paragraph, out bool hasPageNumber)
    {
        var read = new DocxText(part);
        read.Read(paragraph);
        hasPageNumber = read.HasPageNumber;
        return string.Join(
            ' ',
            read.Boxes.Concat(read.Notes).SelectMany(each => each.Elements<Paragraph>()).Select(Text).Prepend(read.ToString())
        );
    }

    // Word localizes style ids and keeps the English name beside them. A title ranks above the headings.
    private static Dictionary<string, int> HeadingStyles(MainDocumentPart part)
    {
        var found = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var level = 1; level <= 9; level++)
            found[string.Create(CultureInfo.InvariantCulture, $"Heading{level}")] = level;
        found["Title"] = 1;
        foreach (var style in part.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
            if (style.StyleId?.Value is { } id && Level(style) is { } level)
                found[id] = level;
        return found;
    }

    private static int? Level(Style style)
    {
        var name = style.StyleName?.Val?.Value?.ToLowerInvariant() ?? "";
        if (name == "title")
            return 1;
        if (name is ['h', 'e', 'a', 'd', 'i', 'n', 'g', ' ', >= '1' and <= '9' and var level])
            return level - '0';
        return style.StyleParagraphProperties?.OutlineLevel?.Val?.Value is >= 0 and < 9 and var outline ? outline + 1 : null;
    }
}
