using System.Runtime.CompilerServices;
using System.Text;
using App.Documents;

namespace App.Tests.Ingestion;

/// <summary>A source with a fixed list of documents.</summary>
internal sealed class ListedSource : IDocumentSource
{
    public Dictionary<string, (SourceDocument Document, string Text)> Documents { get; } = new(StringComparer.Ordinal);

    /// <summary>Awaited before a document is opened.</summary>
    public Func<SourceDocument, Task> Opening { get; set; } = _ => Task.CompletedTask;

    public void Put(string id, string text, params string[] groups) =>
        Documents[id] = (Sources.Document(id, groups) with { Fingerprint = $"{text}/{string.Join(',', groups)}" }, text);

    public void Put(string id, string text, DateTimeOffset modifiedAt, params string[] groups)
    {
        Put(id, text, groups);
        var (document, _) = Documents[id];
        Documents[id] = (document with { ModifiedAt = modifiedAt, Groups = groups }, text);
    }

    public async IAsyncEnumerable<SourceDocument> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var (document, _) in Documents.Values.ToArray())
            yield return document;
    }

    public async Task<Stream> OpenAsync(SourceDocument document, CancellationToken cancellationToken)
    {
        await Opening(document);
        cancellationToken.ThrowIfCancellationRequested();
        return new MemoryStream(Encoding.UTF8.GetBytes(Documents[document.Id].Text));
    }
}
