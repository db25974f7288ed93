namespace App.Formats;

internal sealed class MarkdownReader : IDocumentReader
{
    public DocumentText Read(Stream content)
    {
        var text = Utf8Text.Read(content);
        return DocumentText.Of(FrontMatterEnd(text) is { } end ? text[end..] : text);
    }

    // Removes front matter of site generators.
    private static int? FrontMatterEnd(string text) =>
        text.StartsWith("---\n", StringComparison.Ordinal) && text.IndexOf("\n---\n", StringComparison.Ordinal) is > 0 and var end
            ? end + 5
            : null;
}
