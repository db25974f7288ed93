using Planning.Plans;
using Preflight.Checking;
using Preflight.Rules.Framework;

namespace Stacks.Tests;

/// <summary>The steps of docs/runbooks/model-retirement.md, on the fixture stacks: no step may stop the releases of the others.</summary>
public sealed class ModelRetirementTests
{
    private const string Old = "gpt-5-mini 2025-08-07";
    private const string New = "gpt-5.4-mini 2026-03-17";

    /// <summary>120 to 60 days before the old model retires: check warns, and there is time to try the new one.</summary>
    private static readonly DateOnly InTime = new(2026, 11, 24);

    /// <summary>The model of dev, test and prod in each step, and whether check may end with an error.</summary>
    public static TheoryData<string, string, string, bool> Steps =>
        new()
        {
            { Old, Old, Old, false },
            { New, Old, Old, false },
            { New, New, Old, false },
            { New, New, New, false },
            // The wrong order: production first.
            { Old, Old, New, true },
            { New, Old, New, true },
        };

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Each_step_of_a_model_change_passes_check(string dev, string test, string prod, bool fails)
    {
        var errors = await ErrorsAsync(dev, test, prod, InTime);

        Assert.Equal(fails ? ["model-parity"] : [], errors.Distinct());
    }

    /// <summary>Less than 60 days before the retirement, check fails until no stack has the old model: one commit changes all.</summary>
    [Fact]
    public async Task A_late_change_of_every_stack_at_once_passes_check()
    {
        var late = new DateOnly(2027, 1, 15);

        Assert.Contains("model-retirement", await ErrorsAsync(New, New, Old, late));
        Assert.Empty(await ErrorsAsync(New, New, New, late));
    }

    [Fact]
    public void The_runbook_names_the_findings_and_the_files_of_its_steps()
    {
        var page = PlannedStack.Read("docs/runbooks/model-retirement.md");

        Assert.All(
            ["`model-ageing`", "`model-retirement`", "`model-parity`", "Pulumi.test.yaml", "Pulumi.prod.yaml", "check --all", "one commit"],
            text => Assert.Contains(text, page)
        );
    }

    private static async Task<IReadOnlyList<string>> ErrorsAsync(string dev, string test, string prod, DateOnly today)
    {
        Plan[] plans =
        [
            WithChat((await PlannedStack.Dev).Plan, dev),
            WithChat((await PlannedStack.Test).Plan, test),
            WithChat((await PlannedStack.Prod).Plan, prod),
        ];
        return
        [
            .. Judging
                .OfAll(plans, new() { Today = today, Waivers = WaiverFile.Read(Fixtures.FixtureStacks.Directory) })
                .SelectMany(result => result.Findings)
                .Where(finding => finding.Severity == Severity.Error)
                .Select(finding => finding.Rule),
        ];
    }

    /// <summary>As if the lines of `chat` and `chat-fallback` in the stack's `deployments` were changed; they have the new model.</summary>
    private static Plan WithChat(Plan plan, string model)
    {
        if (model == New)
        {
            return plan;
        }

        var (name, version) = (model.Split(' ')[0], model.Split(' ')[1]);
        var chats = plan.Resources.Where(each => each.Custom && each.Name is "ai-chat" or "ai-chat-fallback").Select(each => each.Name);
        return chats
            .ToList()
            .Aggregate(plan, (changed, chat) =>
                Faults.Mutation.Change(changed, chat, each =>
                    Faults.Mutation.With(
                        Faults.Mutation.With(each, "properties.model.name", $"\"{name}\""),
                        "properties.model.version",
                        $"\"{version}\""
                    )
                )
            );
    }
}
