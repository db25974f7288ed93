using System.Text.Json.Nodes;
using Planning.Plans;
using Planning.Refreshes;
using Preflight.Drift;
using Stacks.Tests.Refreshing;

namespace Stacks.Tests;

/// <summary>The drift check right after a deployment, against an Azure that writes properties of its own.</summary>
public sealed class RefreshTests
{
    [Theory]
    [InlineData("sandbox")]
    [InlineData("dev")]
    [InlineData("test")]
    [InlineData("prod")]
    [InlineData("everything")]
    public async Task A_refresh_right_after_a_deployment_shows_no_drift(string stack)
    {
        var refreshed = Drift(await PlanOf(stack));

        Assert.Empty(Shown(refreshed));
        Assert.NotEmpty(refreshed.Ignored);
    }

    [Theory]
    [InlineData("dev", 5)]
    [InlineData("test", 9)]
    [InlineData("prod", 9)]
    public async Task Without_ignoreChanges_every_private_endpoint_would_drift(string stack, int endpoints)
    {
        var refreshed = DriftResult.Of(RefreshedPreview.Of(await PlanOf(stack), ignores: false), ProviderDifferences.All, [], []);

        Assert.Equal(endpoints, refreshed.Drift.Count(difference => difference.Property == "customDnsConfigs"));
        Assert.Contains(refreshed.Drift, difference => difference.Property == "upgradeAvailable");
        Assert.Equal(
            stack == "dev" ? 0 : 1,
            refreshed.Drift.Count(difference => difference.Property.EndsWith("applicationGatewayIPConfigurations"))
        );
    }

    /// <summary>An entry that no refresh needs could hide a change.</summary>
    [Fact]
    public async Task Every_entry_of_the_list_is_needed()
    {
        var needed = new[] { await PlanOf("sandbox"), await PlanOf("everything") }
            .SelectMany(plan => Drift(plan).Ignored)
            .Select(difference => difference.Ignored)
            .Distinct()
            .ToList();

        Assert.Empty(ProviderDifferences.All.Except(needed).Select(entry => $"{entry!.Type} {entry.Path}"));
        Assert.All(ProviderDifferences.All, entry =>
        {
            Assert.Matches(@"^[\w-]+/[\w-]+#[0-9]+$", entry.Issue);
            Assert.EndsWith(".", entry.Reason);
        });
    }

    /// <summary>
    /// An ignored difference is an update to Pulumi, and the provider keeps id and name alone through a previewed update. Any other output
    /// would be unknown, and what takes it would look changed too.
    /// </summary>
    [Fact]
    public async Task Dependents_take_only_id_or_name_of_a_resource_with_ignored_differences()
    {
        var plan = await PlanOf("everything");
        var types = ProviderDifferences.All.Select(entry => entry.Type).ToHashSet();
        var updated = plan.Resources.Where(each => types.Contains(each.Type)).ToDictionary(each => each.Urn);

        var taken = (
            // A lock waits for the ids of what it covers and takes none of them.
            from resource in plan.Resources.Where(each => each.Type != "azure-native:authorization:ManagementLockByScope")
            from property in resource.PropertyDependsOn
            from urn in property.Value.Where(updated.ContainsKey)
            let source = updated[urn]
            let leaves = resource.Inputs[property.Key].Leaves().Select(leaf => leaf.Value.ToString()).ToList()
            select (
                Use: $"{resource.Name} {property.Key} of {source.Name}",
                IsKept: leaves.Exists(leaf =>
                    leaf.Contains(source.Id!, StringComparison.OrdinalIgnoreCase) || leaf.Contains(source.Id!.Split('/')[^1])
                )
            )
        ).ToList();

        Assert.True(taken.Count > 20);
        Assert.Empty(taken.Where(each => !each.IsKept).Select(each => each.Use));
    }

    /// <summary>Each is a change beside, or at the place of, a difference that is ignored.</summary>
    public static TheoryData<string, string, string, string> ManualChanges =>
        new()
        {
            { "network", "subnets[0].addressPrefix", "\"10.9.0.0/24\"", "subnets[0].addressPrefix" },
            { "network", "subnets[0].networkSecurityGroup", "null", "subnets[0].networkSecurityGroup" },
            { "network", "subnets[0].provisioningState", "\"Failed\"", "subnets[0].provisioningState" },
            { "network", "enableDdosProtection", "true", "enableDdosProtection" },
            { "network-app-rules", "securityRules[0].access", "\"Deny\"", "securityRules[0].access" },
            { "documents-blobs", "isVersioningEnabled", "false", "isVersioningEnabled" },
            { "documents-blobs", "cors", """{"corsRules":[{"allowedOrigins":["*"]}]}""", "cors" },
            { "documents-blobs", "deleteRetentionPolicy.allowPermanentDelete", "true", "deleteRetentionPolicy.allowPermanentDelete" },
            { "documents-container", "publicAccess", "\"Blob\"", "publicAccess" },
            { "documents-container", "defaultEncryptionScope", "\"other\"", "defaultEncryptionScope" },
            { "ai-filter", "properties.contentFilters[0].blocking", "false", "properties.contentFilters" },
            { "ai-filter", "properties.mode", "\"Asynchronous_filter\"", "properties.mode" },
            { "search-service", "replicaCount", "1", "replicaCount" },
            { "search-service", "disableLocalAuth", "false", "disableLocalAuth" },
            { "search-endpoint", "tags", "null", "tags" },
        };

    [Theory]
    [MemberData(nameof(ManualChanges))]
    public async Task A_manual_change_beside_an_ignored_difference_is_drift(string resource, string path, string value, string found)
    {
        var plan = await PlanOf("prod");
        var part = plan with { Resources = [.. plan.Resources.Where(each => each.Name == resource)] };

        var refreshed = DriftResult.Of(
            RefreshedPreview.Of(part, manual: (resource, azure => Set(azure, path, JsonNode.Parse(value)))),
            ProviderDifferences.All,
            [],
            []
        );

        Assert.Equal([$"{resource} {found}"], Shown(refreshed));
    }

    [Fact]
    public async Task A_subnet_or_a_rule_that_was_added_by_hand_is_drift()
    {
        var plan = await PlanOf("dev");
        var added = JsonNode.Parse("""{"name":"extra","addressPrefix":"10.9.0.0/24"}""");

        var refreshed = DriftResult.Of(
            RefreshedPreview.Of(
                plan,
                manual:
                [
                    ("network", azure => azure["subnets"]!.AsArray().Add(added!.DeepClone())),
                    ("network-app-rules", azure => azure["securityRules"]!.AsArray().Add(added!.DeepClone())),
                ]
            ),
            ProviderDifferences.All,
            [],
            []
        );

        Assert.Equal(2, refreshed.Drift.Count);
        Assert.All(refreshed.Drift, difference => Assert.Matches(@"^(subnets|securityRules)\[[0-9]+\]$", difference.Property));
    }

    private static async Task<Plan> PlanOf(string stack) =>
        (stack == "everything" ? await PlannedStack.Everything : await PlannedStack.PlanAsync(stack)).Plan;

    private static DriftResult Drift(Plan plan) => DriftResult.Of(RefreshedPreview.Of(plan), ProviderDifferences.All, [], []);

    private static IEnumerable<string> Shown(DriftResult result) =>
        result.Drift.Select(difference => $"{difference.Resource} {difference.Property}");

    private static void Set(JsonObject inputs, string path, JsonNode? value)
    {
        var at = path.LastIndexOf('.');
        var parent = at < 0 ? inputs : inputs.At(path[..at])!.AsObject();
        parent.Remove(path[(at + 1)..]);
        if (value is not null)
        {
            parent[path[(at + 1)..]] = value;
        }
    }
}
