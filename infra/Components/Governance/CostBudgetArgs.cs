using Infra.Context;
using Pulumi;

namespace Infra.Components.Governance;

/// <summary>The monthly amount and the receivers of its notifications.</summary>
public sealed record CostBudgetArgs
{
    public required StackContext Context { get; init; }

    /// <summary>In the billing currency of the subscription.</summary>
    public required int Amount { get; init; }

    /// <summary>Notified in addition to the action group; may be empty.</summary>
    public required IReadOnlyList<string> Emails { get; init; }

    public required Output<string> ActionGroupId { get; init; }
}
