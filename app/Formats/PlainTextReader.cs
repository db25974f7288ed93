namespace App.Formats;

/// <summary>Reads plain text: blank lines separate paragraphs, lists are as in Markdown, all other markup is escaped.</summary>
internal sealed class PlainTextReader : IDocumentReader
{
    public DocumentText Read(Stream content) =>
        DocumentText.Of(
            string.Join('\n', Utf8Text.Read(content).Split('\n').Select(line => PlainLine.Escape(line.Trim(), keepLists: true)))
        );
}
