using System.Text.Json.Nodes;
using Planning.Plans;
using Planning.Updates;
using Preflight.Costs;
using Preflight.Reports;
using Stacks.Tests.Faults;

namespace Stacks.Tests;

public sealed class DifferenceTests
{
    [Fact]
    public async Task A_plan_equals_itself_after_a_round_trip()
    {
        var plan = (await PlannedStack.Prod).Plan;
        var file = Path.GetTempFileName();
        File.WriteAllText(file, PlanFile.Write(plan));

        Assert.Empty(PlanDifference.Between(PlanFile.Read(file), plan).Resources);
        File.Delete(file);
    }

    [Fact]
    public async Task Test_and_prod_run_the_same_models_and_differ_in_size()
    {
        var difference = PlanDifference.Between((await PlannedStack.Test).Plan, (await PlannedStack.Prod).Plan);

        var chat = Assert.Single(difference.Resources, resource => resource.Name == "ai-chat");
        Assert.Equal(
            ["sku.capacity: 50 -> 100"],
            chat.Properties.Select(property => $"{property.Path}: {property.Before} -> {property.After}")
        );
        Assert.Equal(("ai", Change.Changed, false), (chat.Component, chat.Change, chat.LosesData));
        Assert.Contains(difference.Resources, resource => resource is { Name: "vault-lock", Change: Change.Added });
        Assert.DoesNotContain(difference.Resources.SelectMany(resource => resource.Properties), property =>
            property.Path.Contains("model") || property.After?.Contains("puwria") == true
        );
    }

    [Fact]
    public async Task What_only_creation_can_choose_is_shown_as_a_replacement()
    {
        const string Other = "/subscriptions/p/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/other";
        var before = await PlannedStack.PlanAsync("hub");
        var after = await PlannedStack.PlanAsync("hub", ("hubNetwork", Other), ("hubFirewall", "10.0.1.5"));

        var changed = PlanDifference.Between(before.Plan, after.Plan).Resources.Select(resource => (resource.Name, resource.Change));

        Assert.Equal([("network-hub", Change.Replaced), ("egress-route", Change.Changed)], changed.OrderByDescending(each => each.Name));
    }

    [Fact]
    public async Task A_promotion_shows_the_cost_change_by_component()
    {
        var (test, prod) = ((await PlannedStack.Test).Plan, (await PlannedStack.Prod).Plan);
        var difference = PlanDifference.Between(test, prod);
        var change = new CostChange(CostEstimate.Of(test, CostTerms.None), CostEstimate.Of(prod, CostTerms.None));

        Assert.Equal(change.Difference, change.ByComponent.Sum(each => each.After - each.Before));
        Assert.DoesNotContain(change.ByComponent, each => each.Component == "private-monitoring");
        var markdown = DifferenceList.Markdown(difference, change, [], "test", "prod");
        Assert.Contains("| chat | $64.41 | $354.69 | +$290.28 |", markdown);
        Assert.Contains(
            $"| **all** | **{CostText.Money(change.Before.Total)}** | **{CostText.Money(change.After.Total)}** "
                + $"| **{CostText.Change(change.Difference)}** |",
            markdown
        );
        Assert.Contains("usage is assumed for test before and for production after", markdown);
        var json = JsonNode.Parse(DifferenceList.Json(difference, change, []))!;
        Assert.Equal(change.Difference, (decimal)json["cost"]!["change"]!);
        Assert.Equal(difference.Resources.Count, json["resources"]!.AsArray().Count);
        Assert.Empty(new CostChange(change.After, change.After).ByComponent);
    }

    [Fact]
    public async Task Only_whole_resource_names_are_replaced_in_the_comparison()
    {
        var properties = PlanDifference
            .Between((await PlannedStack.Test).Plan, (await PlannedStack.Prod).Plan)
            .Resources.SelectMany(resource => resource.Properties)
            .ToList();

        Assert.Contains(properties, property =>
            property is { Path: "ddosSettings.protectionMode", Before: "VirtualNetworkInherited", After: "Enabled" }
        );
        Assert.Contains(properties, property => property.After == "aichat prod: AI services restrict network access");
        Assert.DoesNotContain(properties, property => property.Path.Contains("hidden-link"));
        Assert.DoesNotContain(properties, property => property.After?.Contains(" name>", StringComparison.Ordinal) == true);
        Assert.Contains(
            "\"fallbackResourceIds\":[\"<monitoring-workspace>\"]",
            Assert.Single(properties, property => property.Path == "serializedData").After
        );
    }

    [Theory]
    [InlineData("4.5", "9", "4.5", "9")]
    [InlineData(null, "9", null, "9")]
    [InlineData(
        "Usage\n| where Gigabytes > 4.5\n",
        "Usage\n| where Gigabytes > 9\n",
        "…age | where Gigabytes > 4.5 ",
        "…age | where Gigabytes > 9 "
    )]
    [InlineData("a\nb", "a\nb\nc", "a b", "a b c")]
    [InlineData("a", "b\u001b[2Jb", "a", "b [2Jb")]
    public void Multi_line_texts_show_only_the_changed_lines(string? before, string? after, string? old, string? now) =>
        Assert.Equal((old, now), DifferingPart.Of(before, after));

    [Fact]
    public void A_long_text_is_truncated_around_the_difference()
    {
        var (old, now) = DifferingPart.Of(
            $"{new string('a', 500)}1{new string('b', 500)}",
            $"{new string('a', 500)}22{new string('b', 500)}"
        );
        var (before, after) = (new string('a', 24), new string('b', 24));
        Assert.Equal(($"…{before}1{after}…", $"…{before}22{after}…"), (old, now));
        Assert.Equal((null, $"{new string('c', 200)}…"), DifferingPart.Of(null, new string('c', 900)));
    }

    /// <summary>A case-insensitive pattern matches the Kelvin sign as k, and a comparison does not.</summary>
    [Fact]
    public async Task A_letter_similar_to_one_in_a_name_does_not_match()
    {
        var (test, prod) = ((await PlannedStack.Test).Plan, (await PlannedStack.Prod).Plan);
        var name = prod.Resources.Single(resource => resource.Type == "azure-native:keyvault:Vault").Id!.Split('/')[^1];
        var strange = Mutation.Change(prod, "chat-plan", each => Mutation.With(each, "kind", $"\"\u212A{name[1..]}\""));

        var difference = PlanDifference.Between(test, strange);

        Assert.Equal(
            $"\u212A{name[1..]}",
            difference
                .Resources.Single(resource => resource.Name == "chat-plan")
                .Properties.Single(property => property.Path == "kind")
                .After
        );
    }

    [Fact]
    public async Task A_new_resource_id_is_a_replacement_and_data_loss_is_marked()
    {
        var plan = (await PlannedStack.Prod).Plan;
        var renamed = Mutation.Change(plan, "vault", vault =>
            Mutation.With(vault, "vaultName", "\"kv-other\"") with
            {
                Id = vault.Id![..(vault.Id!.LastIndexOf('/') + 1)] + "kv-other",
            }
        );
        var moved = Mutation.Change(renamed, "chat-plan", each => Mutation.With(each, "location", "\"westus3\""));

        var difference = PlanDifference.Between(plan, Mutation.Without(moved, "documents-account"));

        Assert.Contains(difference.Resources, resource =>
            resource is { Name: "documents-account", Change: Change.Removed, LosesData: true }
        );
        Assert.Contains(difference.Resources, resource => resource is { Name: "chat-plan", Change: Change.Replaced, LosesData: false });
        Assert.Contains(difference.Resources, resource =>
            resource is { Name: "documents-versions", Change: Change.Removed, LosesData: false }
        );
    }

    [Fact]
    public async Task Secrets_and_options_are_compared_without_showing_secrets()
    {
        var plan = (await PlannedStack.Prod).Plan;
        var changed = Mutation.Change(plan, "vault", vault => vault with { Options = vault.Options with { Protect = false } });

        var vault = Assert.Single(PlanDifference.Between(plan, changed).Resources);
        Assert.Equal(
            "(option) protect: True -> False",
            vault.Properties.Select(property => $"{property.Path}: {property.Before} -> {property.After}").Single()
        );
        Assert.DoesNotContain("InstrumentationKey", PlanFile.Write(plan));
    }
}
