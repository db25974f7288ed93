using App.Identity;

namespace App.Retrieval;

/// <summary>Finds passages for an answer. It never returns what the caller cannot read.</summary>
internal interface IRetriever
{
    /// <summary>Best first.</summary>
    /// <exception cref="RetrievalException">The index cannot be searched.</exception>
    ValueTask<Retrieved> RetrieveAsync(Query query, Caller caller, int count, CancellationToken cancellationToken);

    /// <summary>Titles of documents that the caller can read, at most <paramref name="count"/>.</summary>
    ValueTask<IReadOnlyList<string>> TitlesAsync(Caller caller, int count, CancellationToken cancellationToken);

    /// <summary>The state of the live index.</summary>
    /// <exception cref="RetrievalException">The index cannot be reached.</exception>
    ValueTask<IndexState> StateAsync(CancellationToken cancellationToken);
}
