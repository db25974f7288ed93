using System.Text.Json.Nodes;
using AzureRest;
using Delivery.Bootstrap;
using Delivery.Tests.Simulated;

namespace Delivery.Tests.Bootstrap;

public sealed class ExistingTests
{
    [Fact]
    public async Task A_weakened_setting_is_shown_as_a_change_and_restored_with_yes()
    {
        await using var azure = await TestAzure.StartAsync();
        await BootstrapRun.OfAsync(azure, "--yes");
        var account = azure.One("Microsoft.Storage/storageAccounts", "staichatstate");
        account["properties"]!["allowSharedKeyAccess"] = true;
        account["properties"]!["minimumTlsVersion"] = "TLS1_0";
        account["tags"]!["owner"] = "team-a";
        azure.ForgetLog();

        var look = await BootstrapRun.OfAsync(azure);

        Assert.Empty(azure.Changes);
        Assert.Contains("      properties.allowSharedKeyAccess: true -> false", look.Lines);
        Assert.Contains("      properties.minimumTlsVersion: TLS1_0 -> TLS1_2", look.Lines);
        Assert.Contains(look.Lines, line => line.StartsWith("0 to create, 1 to change, "));

        await BootstrapRun.OfAsync(azure, "--yes");

        Assert.Single(azure.Changes);
        account = azure.One("Microsoft.Storage/storageAccounts", "staichatstate");
        Assert.Equal(
            ("false", "TLS1_2", "team-a"),
            (
                account["properties"]!["allowSharedKeyAccess"]!.ToString(),
                account["properties"]!["minimumTlsVersion"]!.ToString(),
                account["tags"]!["owner"]!.ToString()
            )
        );
    }

    [Fact]
    public async Task Stricter_settings_are_kept()
    {
        await using var azure = await TestAzure.StartAsync();
        await BootstrapRun.OfAsync(azure, "--yes");
        var account = azure.One("Microsoft.Storage/storageAccounts", "staichatstate")["properties"]!;
        account["publicNetworkAccess"] = "Disabled";
        account["networkAcls"] = new JsonObject { ["defaultAction"] = "Deny" };
        account["minimumTlsVersion"] = "TLS1_3";
        foreach (var service in azure.Made("Microsoft.Storage/storageAccounts/blobServices"))
        {
            service["properties"]!["deleteRetentionPolicy"]!["days"] = 365;
        }

        azure.Made("Microsoft.Authorization/locks")[0]["properties"]!["level"] = "ReadOnly";
        azure.ForgetLog();

        var run = await BootstrapRun.OfAsync(azure, "--yes");

        Assert.Empty(azure.Changes);
        Assert.Contains(run.Lines, line => line.StartsWith("nothing to do"));
    }

    [Fact]
    public async Task A_full_update_of_the_blob_service_keeps_other_settings()
    {
        await using var azure = await TestAzure.StartAsync();
        await BootstrapRun.OfAsync(azure, "--yes");
        foreach (var service in azure.Made("Microsoft.Storage/storageAccounts/blobServices"))
        {
            service["properties"]!["deleteRetentionPolicy"]!["days"] = 3;
            service["properties"]!["changeFeed"] = new JsonObject { ["enabled"] = true };
        }

        await BootstrapRun.OfAsync(azure, "--yes");

        Assert.All(azure.Made("Microsoft.Storage/storageAccounts/blobServices"), service =>
            Assert.Equal(
                ("30", "true", "true"),
                (
                    service["properties"]!["deleteRetentionPolicy"]!["days"]!.ToString(),
                    service["properties"]!["changeFeed"]!["enabled"]!.ToString(),
                    service["properties"]!["isVersioningEnabled"]!.ToString()
                )
            )
        );
    }

    [Fact]
    public async Task A_role_assignment_without_its_condition_is_updated_in_place()
    {
        await using var azure = await TestAzure.StartAsync();
        await BootstrapRun.OfAsync(azure, "--yes");
        var right = azure
            .Made("Microsoft.Authorization/roleAssignments")
            .First(item => item["properties"]!["roleDefinitionId"]!.ToString().EndsWith(BuiltInRole.RoleAdministrator.Id));
        var byHand =
            $"/subscriptions/{TestAzure.Subscription}/providers/Microsoft.Authorization/roleAssignments/"
            + "aaaaaaaa-0000-4000-8000-000000000000";
        right["properties"]!.AsObject().Remove("condition");
        azure.Resources.Remove(right["id"]!.ToString());
        azure.Resources.Seed(byHand, right);
        azure.ForgetLog();

        var look = await BootstrapRun.OfAsync(azure);
        await BootstrapRun.OfAsync(azure, "--yes");

        Assert.Contains(look.Lines, line => line.StartsWith("      condition: none -> ((!(ActionMatches{"));
        Assert.Equal([$"PUT {byHand}"], azure.Changes);
        Assert.Equal(Conditions.GrantsOnly(Conditions.GrantedRoles), azure.Resources[byHand]!["properties"]!["condition"]!.ToString());
    }

    [Fact]
    public async Task A_credential_for_another_repository_is_shown_as_a_change()
    {
        await using var azure = await TestAzure.StartAsync();
        await BootstrapRun.OfAsync(azure, "--yes");

        var run = await DeliveryRun.OfAsync(azure, "bootstrap", "--project", DeliveryRun.Project, "--repository", "contoso/renamed");

        Assert.Contains("      properties.subject: repo:contoso/chat:environment:prod -> repo:contoso/renamed:environment:prod", run.Lines);
        Assert.Contains(run.Lines, line => line.StartsWith("0 to create, 6 to change, "));
    }

    [Fact]
    public async Task Foreign_credentials_and_role_assignments_are_reported_and_kept()
    {
        await using var azure = await TestAzure.StartAsync();
        await BootstrapRun.OfAsync(azure, "--yes");
        var identity = azure.One("Microsoft.ManagedIdentity/userAssignedIdentities", "id-aichat-preview-dev");
        azure.Resources.Seed(
            $"{identity["id"]}/federatedIdentityCredentials/more",
            new()
            {
                ["properties"] = new JsonObject { ["issuer"] = "https://issuer.example", ["subject"] = "another-subject" },
            }
        );
        var right = $"/subscriptions/{TestAzure.Subscription}/providers/Microsoft.Authorization/roleAssignments/owner";
        azure.Resources.Seed(
            right,
            new()
            {
                ["properties"] = new JsonObject
                {
                    ["principalId"] = identity["properties"]!["principalId"]!.ToString(),
                    ["scope"] = $"/subscriptions/{TestAzure.Subscription}",
                    ["roleDefinitionId"] = "/x/8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
                },
            }
        );
        azure.ForgetLog();

        var run = await BootstrapRun.OfAsync(azure, "--yes");

        Assert.Empty(azure.Changes);
        Assert.Contains(run.Lines, line =>
            line.StartsWith("note: id-aichat-preview-dev also trusts https://issuer.example for another-subject")
        );
        Assert.Contains(run.Lines, line =>
            line.Contains("also has role 8e3af657-a8ff-443c-a75c-2fe8c4bcb635") && line.EndsWith($"--ids {right}")
        );
    }
}
