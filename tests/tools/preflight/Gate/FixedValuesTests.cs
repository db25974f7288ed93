using System.Text.Json.Nodes;
using Fixtures;
using Planning.Plans;
using Planning.Updates;
using Preflight.Gate;

namespace Preflight.Tests.Gate;

/// <summary>What Azure takes at the creation only, under the gate and in a comparison of plans.</summary>
public sealed class FixedValuesTests
{
    [Fact]
    public async Task An_update_that_adds_agents_to_an_account_stops_at_its_network()
    {
        var (before, after) = await Plans();

        var finding = Assert.Single(FixedValues.Of(Update(before, after)));

        Assert.Equal(("ai-account", null), (finding.Resource, finding.AcceptedBy));
        Assert.StartsWith("properties.networkInjections would change, which Azure takes at the creation only", finding.Message);
        Assert.Contains($"--target '{Account(after).Urn}'", finding.Message);
    }

    [Fact]
    public async Task A_comparison_of_plans_shows_it_as_a_replacement()
    {
        var (before, after) = await Plans();

        var account = PlanDifference.Between(before, after).Resources.Single(each => each.Name == "ai-account");

        Assert.Equal((Change.Replaced, true), (account.Change, account.LosesData));
    }

    [Fact]
    public async Task Other_values_and_an_empty_list_pass()
    {
        var (before, _) = await Plans();
        var changed = Account(before) with { Inputs = Account(before).Inputs.DeepClone().AsObject() };
        changed.Inputs["properties"]!["networkInjections"] = new JsonArray();
        changed.Inputs["tags"]!["owner"] = "other";

        Assert.Empty(FixedValues.Of(Preview(Account(before), changed, "update")));
    }

    [Fact]
    public async Task A_replacement_passes_here_because_data_loss_reports_it()
    {
        var (before, after) = await Plans();

        Assert.Empty(FixedValues.Of(Preview(Account(before), Account(after), "replace")));
    }

    private static async Task<(Plan Before, Plan After)> Plans() =>
        (
            await FixtureStacks.PlanAsync("dev", ("foundry", "project"), ("addressRange", "192.168.16.0/22")),
            await FixtureStacks.PlanAsync("dev", ("foundry", "agents"), ("addressRange", "192.168.16.0/22"))
        );

    [Fact]
    public async Task A_value_that_is_not_known_yet_passes()
    {
        var (_, agents) = await Plans();
        var later = Account(agents) with { Inputs = Account(agents).Inputs.DeepClone().AsObject() };
        later.Inputs["properties"]!["networkInjections"]![0]!["subnetArmId"] = "[unknown]";

        Assert.Empty(FixedValues.Of(Preview(Account(agents), later, "update")));
    }

    private static PlannedResource Account(Plan plan) => plan.Resources.Single(resource => resource.Name == "ai-account");

    private static Preview Update(Plan before, Plan after) => Preview(Account(before), Account(after), "update");

    private static Preview Preview(PlannedResource old, PlannedResource now, string operation) =>
        new("dev", "ai-workload", [new PreviewStep(operation, now.Urn, old, now, [])], new Dictionary<string, int>());
}
