using App.Identity;
using App.Retrieval;

namespace App.Tests;

/// <summary>Finds the same whatever is asked, or fails as it is told, and counts how often its state is asked for.</summary>
internal sealed class FixedRetriever : IRetriever
{
    private int asked;

    public int Asked => asked;

    public int Documents { get; init; } = 1;

    public Exception? Failure { get; init; }

    /// <summary>What is found, instead of one good passage.</summary>
    public IReadOnlyList<Passage> Found { get; init; } = [Sources.Passage("Groundedness counts.")];

    public Exception? TitlesFailure { get; init; }

    /// <summary>Ended when the state may be told.</summary>
    public Task Ready { get; init; } = Task.CompletedTask;

    public ValueTask<Retrieved> RetrieveAsync(string question, Caller caller, int count, CancellationToken cancellationToken) =>
        Failure is not null ? throw Failure : ValueTask.FromResult(new Retrieved(Found, "keyword", "fixed"));

    public ValueTask<IReadOnlyList<string>> TitlesAsync(Caller caller, int count, CancellationToken cancellationToken) =>
        TitlesFailure is not null ? throw TitlesFailure : ValueTask.FromResult<IReadOnlyList<string>>(["Title"]);

    public async ValueTask<IndexState> StateAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref asked);
        await Ready;
        return Failure is not null ? throw Failure : new IndexState("fixed", Documents, Documents, null);
    }
}
