using App.Search;
using App.Settings;

namespace App.Ingestion;

/// <summary>Takes a document out of everything that is searched, at once, and keeps it out while its source still has it.</summary>
internal sealed class Purge(IndexAdministration administration, ChunkStores stores, PurgeList purges, TimeProvider clock)
{
    /// <summary>What was stored a moment ago is not found yet, and would be missed.</summary>
    private static readonly TimeSpan StoredIsFound = TimeSpan.FromSeconds(3);

    /// <summary>How many indexes were looked through: the live one, the one before it, and one that is being built.</summary>
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
