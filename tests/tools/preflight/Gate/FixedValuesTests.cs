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

    /// <summary>Microsoft documents one direction only, and that a firewall keeps its SKU, which is Standard without a choice.</summary>
    [Theory]
    [InlineData("AllowOnlyApprovedOutbound Standard", "AllowInternetOutbound Standard", "isolationMode")]
    [InlineData("AllowInternetOutbound Standard", "Disabled Standard", "isolationMode")]
    [InlineData("AllowOnlyApprovedOutbound Basic", "AllowOnlyApprovedOutbound Standard", "firewallSku")]
    [InlineData("AllowOnlyApprovedOutbound none", "AllowOnlyApprovedOutbound Basic", "firewallSku")]
    [InlineData("AllowInternetOutbound none", "AllowOnlyApprovedOutbound Basic", "firewallSku")]
    [InlineData("AllowInternetOutbound none", "AllowOnlyApprovedOutbound Standard", null)]
    [InlineData("AllowOnlyApprovedOutbound Basic", "AllowOnlyApprovedOutbound none", null)]
    [InlineData("AllowInternetOutbound Standard", "AllowOnlyApprovedOutbound Standard", null)]
    [InlineData("Disabled Basic", "AllowOnlyApprovedOutbound Basic", null)]
    [InlineData("[unknown] Basic", "AllowInternetOutbound [unknown]", null)]
    public async Task A_managed_network_changes_in_one_direction_only(string from, string to, string? path)
    {
        var plan = await FixtureStacks.PlanAsync("dev", ("foundry", "project"), ("managedNetwork", "approved"));
        var network = plan.Resources.Single(resource => resource.Name == "ai-managed-network");
        var (before, after) = (Of(network, from), Of(network, to));
        var account = Account(plan);
        PreviewStep[] steps = [new("same", account.Urn, account, account, []), new("update", network.Urn, before, after, [])];

        var findings = FixedValues.Of(new("dev", "ai-workload", steps, new Dictionary<string, int>())).ToList();
        var shown = PlanDifference.Between(Changed(plan, network, before), Changed(plan, network, after)).Resources.Single();

        Assert.Equal(path is null ? Change.Changed : Change.Replaced, shown.Change);
        Assert.Equal(path is null ? 0 : 1, findings.Count);
        if (path is not null)
        {
            Assert.StartsWith($"properties.managedNetwork.{path} would change from ", findings[0].Message);
            Assert.EndsWith($"destroy and purge ai-account first, with what depends on it: {Destroy(account)}", findings[0].Message);
        }

        static string Destroy(PlannedResource account) => $"pulumi destroy --target-dependents --target '{account.Urn}'";
    }

    private static PlannedResource Of(PlannedResource network, string modeAndSku)
    {
        var copy = network with { Inputs = network.Inputs.DeepClone().AsObject() };
        var settings = copy.Inputs["properties"]!["managedNetwork"]!.AsObject();
        (settings["isolationMode"], settings["firewallSku"]) = (modeAndSku.Split(' ')[0], modeAndSku.Split(' ')[1]);
        if (modeAndSku.EndsWith(" none", StringComparison.Ordinal))
        {
            settings.Remove("firewallSku");
        }

        return copy;
    }

    private static Plan Changed(Plan plan, PlannedResource resource, PlannedResource changed) =>
        plan with
        {
            Resources = [.. plan.Resources.Select(each => each == resource ? changed : each)],
        };

    private static PlannedResource Account(Plan plan) => plan.Resources.Single(resource => resource.Name == "ai-account");

    private static Preview Update(Plan before, Plan after) => Preview(Account(before), Account(after), "update");

    private static Preview Preview(PlannedResource old, PlannedResource now, string operation) =>
        new("dev", "ai-workload", [new PreviewStep(operation, now.Urn, old, now, [])], new Dictionary<string, int>());
}
