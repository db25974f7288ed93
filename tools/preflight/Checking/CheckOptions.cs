using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Costs;

namespace Preflight.Checking;

/// <summary>The options of a check.</summary>
public sealed record CheckOptions
{
    /// <summary>Null to derive it from the stack's name.</summary>
    public Stage? Stage { get; init; }

    /// <summary>The project's folder, where files are that a plan names; null if only the plan is known.</summary>
    public string? Directory { get; init; }

    public required DateOnly Today { get; init; }
    public IReadOnlyList<Waiver> Waivers { get; init; } = [];

    /// <summary>What the apps of the sites say that they read.</summary>
    public IReadOnlyList<AppDeclaration> Apps { get; init; } = [];

    /// <summary>Terms of the estimate that is compared with the budget.</summary>
    public CostTerms Costs { get; init; } = CostTerms.None;
}
