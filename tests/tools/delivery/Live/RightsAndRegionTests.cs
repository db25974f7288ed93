using System.Text.Json.Nodes;
using Delivery.Tests.Simulated;

namespace Delivery.Tests.Live;

public sealed class RightsAndRegionTests
{
    private static readonly string[] WithoutRoles = ["Microsoft.Authorization/*/Delete", "Microsoft.Authorization/*/Write"];

    [Fact]
    public async Task A_Reader_lacks_all_required_permissions()
    {
        await using var azure = await ReadySubscription.StartAsync();
        May(azure, (["*/read"], []));

        var run = await LiveRun.OfAsync(azure, "dev");

        Assert.Contains("Microsoft.CognitiveServices/accounts/write", Assert.Single(run.Findings));
        Assert.EndsWith($"--scope /subscriptions/{TestAzure.Subscription} --role \"Contributor\"", run.RemedyOf("/subscriptions/"));
    }

    [Fact]
    public async Task A_Contributor_lacks_role_assignment_permission_unless_it_is_added()
    {
        await using var azure = await ReadySubscription.StartAsync();
        May(azure, (["*"], WithoutRoles));
        var contributor = await LiveRun.OfAsync(azure, "dev");
        May(azure, (["*"], WithoutRoles), (["Microsoft.Authorization/roleAssignments/write"], []));
        var both = await LiveRun.OfAsync(azure, "dev");

        Assert.Equal(
            $"error /subscriptions/{TestAzure.Subscription}: the signed-in principal may not "
                + "Microsoft.Authorization/roleAssignments/write rights",
            Assert.Single(contributor.Findings)
        );
        Assert.EndsWith("--role \"Role Based Access Control Administrator\"", contributor.RemedyOf("/subscriptions/"));
        Assert.Empty(both.Findings);
    }

    [Fact]
    public async Task Permissions_for_locks_policies_and_certificates_are_checked_if_planned()
    {
        await using var azure = await ReadySubscription.StartAsync();
        May(azure, (["*"], WithoutRoles), (["Microsoft.Authorization/roleAssignments/write"], []));

        var run = await LiveRun.OfAsync(azure, "prod");

        Assert.Equal(
            $"error /subscriptions/{TestAzure.Subscription}: the signed-in principal may not Microsoft.Authorization/locks/write, "
                + "Microsoft.Authorization/policyAssignments/write rights",
            Assert.Single(run.Findings)
        );
        Assert.Contains(azure.Log, line =>
            line
            == $"GET {DeliveryRun.OfProd("certificateVaultId")}/secrets/{DeliveryRun.OfProd("certificateName")}"
                + "/providers/Microsoft.Authorization/permissions"
        );
    }

    [Fact]
    public async Task Permissions_are_checked_on_the_resource_group_once_it_exists()
    {
        await using var azure = await ReadySubscription.StartAsync();
        azure.Resources.Seed(
            $"/subscriptions/{TestAzure.Subscription}/resourceGroups/rg-aichat-dev-sec",
            new() { ["location"] = "swedencentral" }
        );

        Assert.Empty((await LiveRun.OfAsync(azure, "dev")).Findings);

        Assert.Equal(
            [$"GET /subscriptions/{TestAzure.Subscription}/resourceGroups/rg-aichat-dev-sec/providers/Microsoft.Authorization/permissions"],
            azure.Log.Where(line => line.EndsWith("/permissions"))
        );
    }

    [Fact]
    public async Task A_region_without_availability_zones_is_reported_if_the_plan_uses_zones()
    {
        await using var azure = await ReadySubscription.StartAsync();
        azure.Alter("GET", "/locations", list =>
            list["value"]!.AsArray().ToList().ForEach(region => region!.AsObject().Remove("availabilityZoneMappings"))
        );

        Assert.Empty((await LiveRun.OfAsync(azure, "sandbox")).Findings);
        var prod = await LiveRun.OfAsync(azure, "prod");

        Assert.Contains("error documents-account: asks for zones, and swedencentral has none in this subscription zones", prod.Findings);
        Assert.All(prod.Findings, line => Assert.EndsWith(" zones", line));
    }

    [Fact]
    public async Task A_zone_that_a_type_does_not_support_is_reported()
    {
        await using var azure = await ReadySubscription.StartAsync();
        azure.Type("Microsoft.Network/azureFirewalls", ("Sweden Central", ["1", "2"]), ("West Europe", ["1", "2", "3"]));

        Assert.Equal(
            ["Microsoft.Network/azureFirewalls has no zone 3 in swedencentral zones"],
            (await LiveRun.OfAsync(azure, "prod")).Findings.Select(line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..])
        );
    }

    [Fact]
    public async Task A_resource_type_that_the_region_does_not_offer_is_reported()
    {
        await using var azure = await ReadySubscription.StartAsync();
        azure.Type("Microsoft.Search/searchServices", ("West Europe", []));
        azure.Type("Microsoft.KeyVault/vaults", ("Sweden Central", []));

        Assert.Equal(
            "error search-service: Microsoft.Search/searchServices is not offered in swedencentral regions",
            Assert.Single((await LiveRun.OfAsync(azure, "dev")).Findings)
        );
    }

    private static void May(TestAzure azure, params (string[] Actions, string[] NotActions)[] roles) =>
        azure.Alter("GET", "/permissions", list =>
            list["value"] = new JsonArray([
                .. roles.Select(role =>
                    (JsonNode)new JsonObject { ["actions"] = List(role.Actions), ["notActions"] = List(role.NotActions) }
                ),
            ])
        );

    private static JsonArray List(string[] texts) => [.. texts.Select(text => (JsonNode)text)];
}
