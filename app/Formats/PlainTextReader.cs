namespace App.Formats;

/// <summary>Paragraphs between blank lines; lists look as they do in Markdown, and nothing else means anything.</summary>
internal sealed class PlainTextReader : IDocumentReader
{
    public DocumentText Read(Stream content) =>
        DocumentText.Of(
            string.Join('\n', Utf8Text.Read(content).Split('\n').Select(line => PlainLine.Escape(line.Trim(), keepLists: true)))
        );
}
