using Pulumirpc;

namespace Planning.PolicyPacks;

/// <summary>What a policy pack said of a plan.</summary>
/// <param name="Info">Its name and policies.</param>
/// <param name="Violations">Each with the URN of the resource; an empty URN for the plan as a whole.</param>
/// <param name="Remediations">What its remediations would change; the plan is not changed.</param>
/// <param name="Messages">What it logged.</param>
public sealed record PolicyPackResult(
    AnalyzerInfo Info,
    IReadOnlyList<AnalyzeDiagnostic> Violations,
    IReadOnlyList<PlannedRemediation> Remediations,
    IReadOnlyList<string> Messages
);
