namespace Delivery.GitHub;

/// <summary>One step of `github`, and the requests that do it, in order.</summary>
/// <param name="IsNew">False changes something that exists.</param>
internal sealed record GitHubStep(bool IsNew, string What, IReadOnlyList<GitHubRequest> Requests)
{
    /// <summary>Lines below the step.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];
}
