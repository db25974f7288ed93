using System.Text.RegularExpressions;
using AzureRest;
using Delivery.Bootstrap;
using Delivery.Tests.Simulated;
using Fixtures;
using Planning.Engine;
using Planning.Programs;
using Planning.Projects;

namespace Delivery.Tests.Bootstrap;

public sealed partial class RightsTests
{
    private const string Subscription = $"/subscriptions/{TestAzure.Subscription}";

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
        var plan = await PlannedNames.PlanAsync(stack);
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
        await using var azure = await TestAzure.StartAsync();
        await BootstrapRun.OfAsync(azure, "--yes");
        var (state, packages, passed) = (Container(azure, "state"), Container(azure, "packages"), Container(azure, "passed"));
        var (reader, writer, adder) = (Role(azure, "state key reader"), Role(azure, "state writer"), Role(azure, "release writer"));

        Assert.Equal(
            Sorted(
                (BuiltInRole.Contributor.Id, Subscription),
                (BuiltInRole.RoleAdministrator.Id, Subscription),
                (writer, state),
                (reader, Key(azure, "dev")),
                (adder, packages),
                (BuiltInRole.BlobReader.Id, passed)
            ),
            Rights(azure, "id-aichat-deploy-dev")
        );
        Assert.Equal(
            Sorted(
                (BuiltInRole.Contributor.Id, Subscription),
                (BuiltInRole.RoleAdministrator.Id, Subscription),
                (BuiltInRole.PolicyContributor.Id, Subscription),
                (writer, state),
                (reader, Key(azure, "test")),
                (BuiltInRole.BlobReader.Id, packages),
                (adder, passed)
            ),
            Rights(azure, "id-aichat-deploy-test")
        );
        Assert.Equal(
            Sorted(
                (BuiltInRole.Contributor.Id, Subscription),
                (BuiltInRole.RoleAdministrator.Id, Subscription),
                (BuiltInRole.PolicyContributor.Id, Subscription),
                (BuiltInRole.LocksContributor.Id, Subscription),
                (writer, state),
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
        await using var azure = await TestAzure.StartAsync();
        await BootstrapRun.OfAsync(azure, "--yes");
        Assert.Equal(
            Sorted([
                (BuiltInRole.Reader.Id, Subscription),
                (Role(azure, "app settings reader"), Subscription),
                (BuiltInRole.BlobReader.Id, Container(azure, "state")),
                (BuiltInRole.BlobReader.Id, Container(azure, "packages")),
                (BuiltInRole.BlobReader.Id, Container(azure, "passed")),
                (Role(azure, "state key reader"), Key(azure, environment)),
            ]),
            Rights(azure, $"id-aichat-preview-{environment}")
        );
    }

    private static IEnumerable<(string, string)> Rights(TestAzure azure, string identity) =>
        Sorted([.. azure.RightsOf(identity).Select(right => (right.Role, right.Scope))]);

    private static IEnumerable<(string, string)> Sorted(params (string Role, string Scope)[] rights) => rights.Order();

    private static string Container(TestAzure azure, string name) =>
        azure.Made("Microsoft.Storage/storageAccounts/blobServices/containers").Single(item => item["name"]!.ToString() == name)[
            "id"
        ]!.ToString();

    private static string Role(TestAzure azure, string title) => azure.RoleNamed(title)["name"]!.ToString();

    private static string Key(TestAzure azure, string environment) =>
        azure.One("Microsoft.KeyVault/vaults/keys", $"pulumi-{environment}")["id"]!.ToString();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Guids();
}
