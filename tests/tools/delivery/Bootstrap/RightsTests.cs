using System.Text.RegularExpressions;
using AzureRest;
using Delivery.Bootstrap;
using Delivery.Tests.Fake;
using Fixtures;
using Planning.Engine;
using Planning.Programs;
using Planning.Projects;

namespace Delivery.Tests.Bootstrap;

public sealed partial class RightsTests
{
    private const string Subscription = $"/subscriptions/{FakeAzure.Subscription}";
    private const string Other = "22222222-aaaa-4bbb-8ccc-000000000002";

    [Fact]
    public void A_deployer_can_assign_only_the_roles_of_the_program()
    {
        var roles = Guids()
            .Matches(File.ReadAllText(Path.Combine(DeliveryRun.Root, "infra/Access/Role.cs")))
            .Select(match => match.Value)
            .Order(StringComparer.Ordinal);

        Assert.Equal(roles, Conditions.GrantedRoles);
        Assert.DoesNotContain(Conditions.GrantedRoles, role => BuiltInRole.IsPrivileged(role));
        Assert.Equal(2, Guids().Matches(Conditions.GrantsOnly(Conditions.GrantedRoles)).Count / Conditions.GrantedRoles.Count);
    }

    /// <summary>
    /// Otherwise a release, or the teardown of a sandbox, fails on role assignments that a user's own `pulumi up` created.
    /// </summary>
    [Fact]
    public void A_deployer_assigns_to_service_principals_and_removes_from_all_principals()
    {
        var halves = Conditions.GrantsOnly(["role-of-the-workload"]).Split(") AND (");

        Assert.Equal(2, halves.Length);
        Assert.Contains("roleAssignments/write'", halves[0]);
        Assert.Contains(
            "AND @Request[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase "
                + "{'ServicePrincipal'}",
            halves[0]
        );
        Assert.Contains("roleAssignments/delete'", halves[1]);
        Assert.EndsWith(
            "OR (@Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {role-of-the-workload}))",
            halves[1]
        );
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("test")]
    [InlineData("prod")]
    [InlineData("sandbox")]
    public async Task A_deployer_can_assign_every_role_that_a_stack_assigns(string stack)
    {
        var plan = await FixtureStacks.PlanOfAsync(stack);
        var granted = plan
            .Resources.Where(resource => resource.Type == "azure-native:authorization:RoleAssignment")
            .Select(resource => ArmId.Name(resource.Inputs["roleDefinitionId"]!.ToString()))
            .ToList();

        Assert.NotEmpty(granted);
        Assert.All(granted, role => Assert.Contains(role, Conditions.GrantedRoles));
    }

    [Fact]
    public async Task A_deployer_has_exactly_the_expected_role_assignments()
    {
        await using var azure = await FakeAzure.StartAsync();
        await BootstrapRun.OfAsync(azure, "--yes");
        var (state, packages, passed) = (Container(azure, "state"), Container(azure, "packages"), Container(azure, "passed"));
        var reader = ArmId.Name(azure.RoleNamed("state key reader")["id"]!.ToString());

        Assert.Equal(
            Sorted(
                (BuiltInRole.Contributor.Id, Subscription),
                (BuiltInRole.RoleAdministrator.Id, Subscription),
                (BuiltInRole.BlobContributor.Id, state),
                (reader, Key(azure, "dev")),
                (BuiltInRole.BlobContributor.Id, packages),
                (BuiltInRole.BlobReader.Id, passed)
            ),
            Rights(azure, "id-aichat-deploy-dev")
        );
        Assert.Equal(
            Sorted(
                (BuiltInRole.Contributor.Id, Subscription),
                (BuiltInRole.RoleAdministrator.Id, Subscription),
                (BuiltInRole.PolicyContributor.Id, Subscription),
                (BuiltInRole.BlobContributor.Id, state),
                (reader, Key(azure, "test")),
                (BuiltInRole.BlobReader.Id, packages),
                (BuiltInRole.BlobContributor.Id, passed)
            ),
            Rights(azure, "id-aichat-deploy-test")
        );
        Assert.Equal(
            Sorted(
                (BuiltInRole.Contributor.Id, Subscription),
                (BuiltInRole.RoleAdministrator.Id, Subscription),
                (BuiltInRole.PolicyContributor.Id, Subscription),
                (BuiltInRole.LocksContributor.Id, Subscription),
                (BuiltInRole.BlobContributor.Id, state),
                (reader, Key(azure, "prod")),
                (BuiltInRole.BlobReader.Id, packages),
                (BuiltInRole.BlobReader.Id, passed)
            ),
            Rights(azure, "id-aichat-deploy-prod")
        );
        Assert.All(
            azure
                .Made("Microsoft.Authorization/roleAssignments")
                .Select(item => item["properties"]!)
                .Where(right => right["roleDefinitionId"]!.ToString().EndsWith(BuiltInRole.RoleAdministrator.Id)),
            right =>
                Assert.Equal(
                    (Conditions.GrantsOnly(Conditions.GrantedRoles), "2.0"),
                    (right["condition"]!.ToString(), right["conditionVersion"]!.ToString())
                )
        );
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("test")]
    [InlineData("prod")]
    public async Task A_preview_identity_can_read_and_cannot_write(string environment)
    {
        await using var azure = await FakeAzure.StartAsync();
        await BootstrapRun.OfAsync(azure, "--yes");
        var (role, lister) = (azure.RoleNamed("state key reader"), azure.RoleNamed("app settings reader"));

        Assert.Equal(
            Sorted([
                (BuiltInRole.Reader.Id, Subscription),
                (ArmId.Name(lister["id"]!.ToString()), Subscription),
                (BuiltInRole.BlobReader.Id, Container(azure, "state")),
                (BuiltInRole.BlobReader.Id, Container(azure, "packages")),
                (BuiltInRole.BlobReader.Id, Container(azure, "passed")),
                (ArmId.Name(role["id"]!.ToString()), Key(azure, environment)),
            ]),
            Rights(azure, $"id-aichat-preview-{environment}")
        );
        Assert.Equal(
            """{"actions":[],"notActions":[],"dataActions":"""
                + """["Microsoft.KeyVault/vaults/keys/read","Microsoft.KeyVault/vaults/keys/decrypt/action"],"notDataActions":[]}""",
            role["properties"]!["permissions"]!.AsArray().Single()!.ToJsonString()
        );
        Assert.Equal(
            """{"actions":["Microsoft.Web/sites/config/list/action","Microsoft.Web/sites/slots/config/list/action"]"""
                + ""","notActions":[],"dataActions":[],"notDataActions":[]}""".Replace("\\", ""),
            lister["properties"]!["permissions"]!.AsArray().Single()!.ToJsonString()
        );
    }

    [Theory]
    [InlineData(".pulumi/stacks/ai-workload/prod.json", false)]
    [InlineData(".pulumi/stacks/ai-workload/prod.json.bak", false)]
    [InlineData(".pulumi/locks/organization/ai-workload/prod/8f3d.json", false)]
    [InlineData(".pulumi/history/ai-workload/prod/prod-1764000000.history.json", false)]
    [InlineData(".pulumi/backups/ai-workload/test/test.1764000000.json", false)]
    [InlineData(".pulumi/stacks/ai-workload/dev.json", true)]
    [InlineData(".pulumi/stacks/ai-workload/sandbox.json", true)]
    [InlineData(".pulumi/stacks/ai-workload/production-copy.json", true)]
    [InlineData(".pulumi/locks/organization/ai-workload/dev/8f3d.json", true)]
    [InlineData(".pulumi/meta.yaml", true)]
    public async Task The_deployer_of_dev_cannot_write_the_state_of_test_and_prod(string path, bool allowed)
    {
        await using var azure = await FakeAzure.StartAsync();
        await BootstrapRun.OfAsync(azure, "--yes");
        var condition = azure.RightsOf("id-aichat-deploy-dev").Single(right => right.Scope == Container(azure, "state")).Condition!;
        var patterns = NotLike().Matches(condition).Select(match => Regex.Escape(match.Groups[1].Value).Replace("\\*", ".*")).ToList();

        Assert.Equal(4, patterns.Count);
        Assert.Equal(allowed, !patterns.Exists(pattern => Regex.IsMatch(path, $"^{pattern}$")));
    }

    [Fact]
    public async Task An_environment_with_its_own_subscription_has_role_assignments_only_there()
    {
        await using var azure = await FakeAzure.StartAsync();
        azure.Questions.Subscriptions.Add((Other, "Production"));

        var run = await BootstrapRun.OfAsync(
            azure,
            "--subscription",
            FakeAzure.Subscription,
            "--environment",
            "dev",
            "--environment",
            $"prod={Other}",
            "--yes"
        );

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(azure.RightsOf("id-aichat-deploy-prod"), right =>
            right.Scope == $"/subscriptions/{Other}" && right.Role == BuiltInRole.Contributor.Id
        );
        Assert.DoesNotContain(azure.RightsOf("id-aichat-deploy-prod"), right => right.Scope == Subscription);
        Assert.Contains($"AZURE_SUBSCRIPTION_ID={Other}", run.Lines);
        Assert.DoesNotContain(run.Lines, line => line.Contains("share subscription"));
        Assert.Contains(run.Lines, line => line.StartsWith("note: state, keys and identities are in the subscription of dev"));
    }

    [Fact]
    public async Task A_shared_subscription_is_reported_with_its_consequences()
    {
        await using var azure = await FakeAzure.StartAsync();

        var run = await BootstrapRun.OfAsync(azure);

        Assert.Contains(run.Lines, line => line.StartsWith($"note: dev, test, prod share subscription {FakeAzure.Subscription}"));
        Assert.Contains(run.Lines, line =>
            line
            == "note: the settings of prod refer to subscription "
                + $"{ArmId.After(DeliveryRun.OfProd("certificateVaultId"), "subscriptions")}: its owner must assign the required roles; "
                + $"on {ArmId.Name(DeliveryRun.OfProd("certificateVaultId"))}: Key Vault Contributor and Role Based Access Control "
                + "Administrator"
        );
    }

    private static IEnumerable<(string, string)> Rights(FakeAzure azure, string identity) =>
        Sorted([.. azure.RightsOf(identity).Select(right => (right.Role, right.Scope))]);

    private static IEnumerable<(string, string)> Sorted(params (string Role, string Scope)[] rights) => rights.Order();

    private static string Container(FakeAzure azure, string name) =>
        azure.Made("Microsoft.Storage/storageAccounts/blobServices/containers").Single(item => item["name"]!.ToString() == name)[
            "id"
        ]!.ToString();

    private static string Key(FakeAzure azure, string environment) =>
        azure.One("Microsoft.KeyVault/vaults/keys", $"pulumi-{environment}")["id"]!.ToString();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Guids();

    [GeneratedRegex("StringNotLike '([^']+)'")]
    private static partial Regex NotLike();
}
