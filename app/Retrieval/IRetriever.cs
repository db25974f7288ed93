using App.Identity;

namespace App.Retrieval;

/// <summary>Finds the passages that an answer may rest on. Nothing is ever found that the caller may not read.</summary>
internal interface IRetriever
{
    /// <summary>Best first.</summary>
    /// <exception cref="RetrievalException">The index cannot be searched.</exception>
    ValueTask<Retrieved> RetrieveAsync(string question, Caller caller, int count, CancellationToken cancellationToken);

    /// <summary>What the documents that the caller may read are called, for saying what is covered; at most <paramref name="count"/>.</summary>
    ValueTask<IReadOnlyList<string>> TitlesAsync(Caller caller, int count, CancellationToken cancellationToken);

    /// <summary>What is searched now.</summary>
    /// <exception cref="RetrievalException">The index cannot be reached.</exception>
    ValueTask<IndexState> StateAsync(CancellationToken cancellationToken);
}
