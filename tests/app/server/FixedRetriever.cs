using App.Identity;
using App.Retrieval;

namespace App.Tests;

/// <summary>Returns the same passages for every question, or fails as set, and counts reads of its state.</summary>
internal sealed class FixedRetriever : IRetriever
{
    private int asked;
    private int searched;

    public int Asked => asked;

    public int Searched => searched;

    public int Documents { get; init; } = 1;

    public Exception? Failure { get; init; }

    /// <summary>The returned passages, instead of one relevant passage.</summary>
    public IReadOnlyList<Passage> Found { get; init; } = [Sources.Passage("Groundedness counts.")];

    public Exception? TitlesFailure { get; init; }

    /// <summary>Completed when the state can be returned.</summary>
    public Task Ready { get; init; } = Task.CompletedTask;

    public ValueTask<Retrieved> RetrieveAsync(Query query, Caller caller, int count, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref searched);
        return Failure is not null ? throw Failure : ValueTask.FromResult(new Retrieved(Found, "keyword", "fixed"));
    }

    public ValueTask<IReadOnlyList<string>> TitlesAsync(Caller caller, int count, CancellationToken cancellationToken) =>
        TitlesFailure is not null ? throw TitlesFailure : ValueTask.FromResult<IReadOnlyList<string>>(["Title"]);

    public async ValueTask<IndexState> StateAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref asked);
        await Ready;
        return Failure is not null ? throw Failure : new IndexState("fixed", Documents, Documents, null);
    }
}
