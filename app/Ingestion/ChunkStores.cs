using App.Search;
using Azure.Search.Documents.Indexes;

namespace App.Ingestion;

/// <summary>Creates the chunk store of an index.</summary>
internal sealed class ChunkStores(SearchSettings settings, SearchIndexClient indexes, PurgeList purges, TimeProvider clock)
{
    public UnpurgedStore Of(IndexName index) =>
        new(new SearchChunkStore(indexes.GetSearchClient(index.ToString()), settings.Recipe, clock), purges);
}
