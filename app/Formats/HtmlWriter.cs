using System.Text;
using AngleSharp.Dom;
using App.Documents;

namespace App.Formats;

/// <summary>Writes elements as Markdown.</summary>
internal sealed class HtmlWriter
{
    // Deeper than any real page; protects the stack.
    private const int DeepestNesting = 200;

    private static readonly HashSet<string> Inline = new(
        (
            "a abbr b bdi bdo button cite code data del dfn em font i ins kbd label mark q ruby s samp small span strong sub sup "
            + "time tt u var wbr"
        ).Split(' '),
        StringComparer.Ordinal
    );

    private readonly MarkdownBuilder markdown = new();
    private readonly StringBuilder line = new();
    private readonly Stack<int?> lists = new();
    private (int Depth, int? Number)? item;

    public void Write(IElement element) => Children(element, 0);

    public override string ToString()
    {
        Flush();
        return markdown.ToString();
    }

    private void Children(INode parent, int depth)
    {
        if (depth > DeepestNesting)
            throw new RejectedDocumentException(
                RejectionReason.Malformed,
                $"Elements are nested more than {DeepestNesting} deep; simplify the page"
            );
        foreach (var node in parent.ChildNodes)
            if (node is IText text)
                line.Append(text.Data);
            else if (node is IElement element)
                Element(element, depth + 1);
    }

    private void Element(IElement element, int depth)
    {
        var name = element.LocalName;
        if (Inline.Contains(name))
        {
            Children(element, depth);
            return;
        }

        switch (name)
        {
            case "br":
                line.Append(' ');
                return;
            case "img":
                line.Append(' ').Append(element.GetAttribute("alt"));
                return;
        }

        Flush();
        switch (name)
        {
            case ['h', >= '1' and <= '6' and var level]:
                markdown.Heading(level - '0', element.TextContent);
                break;
            case "pre":
                markdown.Code(element.TextContent);
                break;
            case "table":
                markdown.Table([.. element.QuerySelectorAll("tr").Select(row => row.Children.Select(cell => cell.TextContent).ToArray())]);
                break;
            case "ul" or "ol":
                lists.Push(name == "ol" ? 0 : null);
                Children(element, depth);
                Flush();
                lists.Pop();
                break;
            case "li":
                Item(element, depth);
                break;
            default:
                Children(element, depth);
                Flush();
                break;
        }
    }

    private void Item(IElement element, int depth)
    {
        int? number = lists.TryPop(out var last) && last is { } place ? place + 1 : null;
        lists.Push(number);
        item = (lists.Count - 1, number);
        Children(element, depth);
        Flush();
        item = null;
    }

    // The first text of an item gets its marker; later text becomes an item below it.
    private void Flush()
    {
        var text = line.ToString();
        line.Clear();
        if (string.IsNullOrWhiteSpace(text))
            return;
        if (item is { } first)
            markdown.Item(first.Depth, first.Number, text);
        else if (lists.Count > 0)
            markdown.Item(lists.Count, null, text);
        else
            markdown.Paragraph(text);
        item = null;
    }
}
