using Fixtures;
using Planning.Engine;
using Planning.Plans;
using Planning.Programs;
using Planning.Projects;
using Preflight.Rules.Framework;

namespace PreflightPack.Tests;

/// <summary>The pack against `check`, on the same plan: equal in rule, severity, resource and message.</summary>
public sealed class FindingTests
{
    public static TheoryData<string> Stacks => [.. FixtureStacks.Names];

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task A_stack_has_the_findings_of_check(string stack)
    {
        var plan = await FixtureStacks.PlanOfAsync(stack);

        var result = await Pack.RunAsync(plan, Pack.Settings(), FixtureStacks.Request(stack, RunMode.Resolved).Config);

        Assert.Equal(Pack.Lines(Checked.Findings(plan)), Pack.Lines(result));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task A_damaged_stack_has_the_findings_of_check_as_production_in_a_later_year(string stack)
    {
        var plan = DamagedPlan.Of(await FixtureStacks.PlanOfAsync(stack));

        var result = await Pack.RunAsync(plan, Pack.Settings("2028-06-01", Stage.Production, waives: false));

        var expected = Checked.Findings(plan, "2028-06-01", Stage.Production, waives: false);
        Assert.True(expected.Select(finding => finding.Rule).Distinct().Count() > 25, "the plan must break many rules");
        Assert.Equal(Pack.Lines(expected), Pack.Lines(result));
    }

    [Fact]
    public async Task The_sample_in_CSharp_has_the_findings_of_check()
    {
        var project = ProjectFile.Find(CommandLine.Checkout.At("samples", "csharp"));
        var config = StackConfig.Read(project, "dev");
        var plan = await ProgramRunner.RunAsync(
            new()
            {
                Project = project.Name,
                Stack = "dev",
                Program = ProgramLocator.Locate(project, CommandLine.Checkout.Built("samples/csharp", "Sample.dll"), null),
                Config = config.Values,
                SecretKeys = config.SecretKeys,
                RootDirectory = project.Directory,
            },
            CancellationToken.None
        );
        var damaged = DamagedPlan.Of(plan);

        Assert.Equal(
            Pack.Lines(Checked.Findings(plan, waives: false)),
            Pack.Lines(await Pack.RunAsync(plan, Pack.Settings(waives: false)))
        );
        Assert.Equal(
            Pack.Lines(Checked.Findings(damaged, stage: Stage.Production, waives: false)),
            Pack.Lines(await Pack.RunAsync(damaged, Pack.Settings(stage: Stage.Production, waives: false)))
        );
    }
}
