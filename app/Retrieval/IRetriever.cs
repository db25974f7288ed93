namespace App.Retrieval;

/// <summary>Finds the passages that an answer may rest on, best first.</summary>
internal interface IRetriever
{
    ValueTask<IReadOnlyList<Passage>> RetrieveAsync(string question, int count, CancellationToken cancellationToken);
}
