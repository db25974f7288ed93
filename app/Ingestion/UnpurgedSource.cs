using System.Runtime.CompilerServices;
using App.Documents;

namespace App.Ingestion;

/// <summary>
/// A source without purged documents; it keeps its last listing. A purge ends when its document is deleted at the source: a later document
/// with the same id is a new one.
/// </summary>
internal sealed class UnpurgedSource(IDocumentSource inner, PurgeList purges) : IDocumentSource
{
    private readonly List<SourceDocument> listed = [];

    /// <summary>The last listing.</summary>
    public IReadOnlyList<SourceDocument> Listed => listed;

    public async IAsyncEnumerable<SourceDocument> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var purged = await purges.ReadAsync(cancellationToken);
        var gone = purged.ToHashSet(StringComparer.Ordinal);
        listed.Clear();
        await foreach (var document in inner.ListAsync(cancellationToken))
        {
            var name = PurgeList.Name(document.Id);
            if (purged.Contains(name))
            {
                gone.Remove(name);
                continue;
            }

            listed.Add(document);
            yield return document;
        }

        await purges.ForgetAsync(gone, cancellationToken);
    }

    public Task<Stream> OpenAsync(SourceDocument document, CancellationToken cancellationToken) =>
        inner.OpenAsync(document, cancellationToken);
}
