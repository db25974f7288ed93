namespace Preflight.LiveChecks;

/// <summary>One live check of a plan.</summary>
public interface ILiveCheck
{
    string Name { get; }

    IAsyncEnumerable<LiveFinding> AskAsync(LiveContext context, CancellationToken cancellation);
}
