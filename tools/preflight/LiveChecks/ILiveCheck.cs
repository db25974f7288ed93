namespace Preflight.LiveChecks;

/// <summary>One question to Azure about what a plan needs.</summary>
public interface ILiveCheck
{
    string Name { get; }

    IAsyncEnumerable<LiveFinding> AskAsync(LiveContext context, CancellationToken cancellation);
}
