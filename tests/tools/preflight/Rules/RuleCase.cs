namespace Preflight.Tests.Rules;

/// <summary>A plan and the resources on which the rule must find something in it.</summary>
/// <param name="Name">A short name of the plan.</param>
/// <param name="Resources">One entry for each finding; none if the plan complies.</param>
public sealed record RuleCase(string Name, TestPlan Plan, IReadOnlyList<string> Resources);
