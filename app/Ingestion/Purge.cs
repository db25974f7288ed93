using App.Search;
using App.Settings;

namespace App.Ingestion;

/// <summary>Removes a document from all indexes at once, and keeps it out while its source still has it.</summary>
internal sealed class Purge(IndexAdministration administration, ChunkStores stores, PurgeList purges, TimeProvider clock)
{
    /// <summary>A document stored a moment ago is not searchable yet and would be missed.</summary>
    private static readonly TimeSpan StoredIsFound = TimeSpan.FromSeconds(3);

    /// <summary>Returns the number of indexes: the live one, the previous one and one that is being built.</summary>
    public async Task<int> RunAsync(string documentId, CancellationToken cancellationToken)
    {
        await purges.AddAsync(documentId, cancellationToken);
        await RemoveAsync(documentId, cancellationToken);
        await Task.Delay(StoredIsFound, clock, cancellationToken);
        return await RemoveAsync(documentId, cancellationToken);
    }

    private async Task<int> RemoveAsync(string documentId, CancellationToken cancellationToken)
    {
        var indexes = await administration.ListAsync(cancellationToken);
        foreach (var index in indexes)
            await stores.Of(index).RemoveAsync(documentId, cancellationToken);
        return indexes.Count;
    }
}
