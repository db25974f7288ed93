using System.Runtime.CompilerServices;
using App.Documents;

namespace App.Ingestion;

/// <summary>
/// The documents of the first source, or of the second while the first is empty: a new deployment answers from the bundled documents.
/// </summary>
internal sealed class FirstFilledSource(IDocumentSource first, IDocumentSource second) : IDocumentSource
{
    private IDocumentSource? listed;

    public async IAsyncEnumerable<SourceDocument> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        listed = first;
        var empty = true;
        await foreach (var document in first.ListAsync(cancellationToken))
        {
            empty = false;
            yield return document;
        }

        if (!empty)
            yield break;

        listed = second;
        await foreach (var document in second.ListAsync(cancellationToken))
            yield return document;
    }

    public Task<Stream> OpenAsync(SourceDocument document, CancellationToken cancellationToken) =>
        (listed ?? first).OpenAsync(document, cancellationToken);
}
