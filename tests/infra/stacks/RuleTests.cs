using Fixtures;
using Preflight.Rules.Framework;
using Stacks.Tests.Faults;

namespace Stacks.Tests;

/// <summary>The rules on whole stacks. The cases of single rules are in tests/tools/preflight/Rules.</summary>
public sealed class RuleTests
{
    public static TheoryData<string> Stacks => ["dev", "test", "prod", "sandbox"];

    public static TheoryData<string> Complete =>
        [
            .. Directory
                .EnumerateFiles(FixtureStacks.Complete.StackDirectory, "Pulumi.*.yaml")
                .Select(path => Path.GetFileNameWithoutExtension(path)["Pulumi.".Length..])
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Stack_has_no_finding_without_a_waiver(string stack) =>
        Assert.Empty(
            Judging
                .Of((await PlannedStack.PlanAsync(stack)).Plan)
                .Findings.Select(finding => $"{finding.Rule} {finding.Resource}: {finding.Message}")
        );

    /// <summary>Warnings are expected where Azure publishes no definition.</summary>
    [Theory]
    [MemberData(nameof(Complete))]
    public async Task Stack_with_optional_parts_has_no_error(string stack) =>
        Assert.Empty(
            Judging
                .Of(await FixtureStacks.PlanOfAsync(stack))
                .Findings.Where(finding => finding.Severity == Severity.Error)
                .Select(finding => $"{finding.Rule} {finding.Resource}: {finding.Message}")
        );

    [Fact]
    public async Task Faults_in_optional_parts_are_found() =>
        Assert.Empty(
            FaultRun
                .Of(await JudgedPlan.OfAsync("everything"), [.. OptionalFaults.All()])
                .Where(each => !each.IsFound)
                .Select(each => each.Fault.ToString())
        );
}
