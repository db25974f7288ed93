using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AzureRest;
using Delivery.Bootstrap;
using Delivery.Tests.Simulated;
using Fixtures;

namespace Delivery.Tests.Bootstrap;

/// <summary>What the identities may do in the storage of state and packages.</summary>
public sealed partial class StateAccessTests
{
    private const string Blobs = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs";

    /// <summary>The blobs that the CLI 3.259 writes for one stack, by the source of its backend, and the record of .ci/deploy.</summary>
    private static readonly string[] BlobsOfStack =
    [
        ".pulumi/stacks/ai-workload/{0}.json",
        ".pulumi/stacks/ai-workload/{0}.json.bak",
        ".pulumi/stacks/ai-workload/{0}.json.gz",
        ".pulumi/stacks/ai-workload/{0}.json.zst.bak",
        ".pulumi/stacks/ai-workload/{0}.json.1764000000000000000",
        ".pulumi/stacks/ai-workload/{0}.pulumi-tags",
        ".pulumi/history/ai-workload/{0}/{0}-1764000000000000000.history.json",
        ".pulumi/history/ai-workload/{0}/{0}-1764000000000000000.checkpoint.json.gz",
        ".pulumi/backups/ai-workload/{0}/{0}.1764000000000000000.json",
        ".pulumi/deployments/ai-workload/{0}.json",
        ".pulumi/locks/organization/ai-workload/{0}/2f0e7d2c-8f3d-4b6e-9a55-0c1f6a2b7d10.json",
    ];

    private static readonly Lazy<Task<Dictionary<string, string>>> LazyConditions = new(BootstrapAsync);

    public static TheoryData<string, string, bool> Writes()
    {
        var cases = new TheoryData<string, string, bool>();
        foreach (var (deployer, stack) in Pairs())
        {
            foreach (var blob in BlobsOfStack)
            {
                cases.Add(deployer, string.Format(System.Globalization.CultureInfo.InvariantCulture, blob, stack), deployer == stack);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Writes))]
    [InlineData("prod", ".pulumi/meta.yaml", false)]
    [InlineData("prod", ".pulumi/stacks/other/prod.json", false)]
    [InlineData("prod", "x/.pulumi/stacks/ai-workload/prod.json", false)]
    public async Task A_deployer_writes_the_state_of_its_own_stack_only(string deployer, string blob, bool allowed)
    {
        var condition = await ConditionOfAsync(deployer);

        Assert.All(new[] { "write", "add/action", "delete" }, action => Assert.Equal(allowed, Allows(condition, action, blob)));
        Assert.True(Allows(condition, "read", blob));
    }

    /// <summary>Deleting a container is a management action: no condition on blobs covers it, and no lock on the account.</summary>
    [Fact]
    public async Task No_identity_can_delete_a_container_of_state_or_packages()
    {
        await using var azure = await TestAzure.StartAsync();
        await BootstrapRun.OfAsync(azure, "--yes");
        var custom = azure.Made("Microsoft.Authorization/roleDefinitions").ToDictionary(role => role["name"]!.ToString());
        var roles = new[] { "dev", "test", "prod" }
            .SelectMany(environment => new[] { $"id-aichat-deploy-{environment}", $"id-aichat-preview-{environment}" })
            .SelectMany(azure.RightsOf)
            .Where(right => right.Scope.Contains("/containers/", StringComparison.Ordinal))
            .Select(right => right.Role)
            .Where(role => role != BuiltInRole.BlobReader.Id)
            .Distinct()
            .ToList();

        Assert.Equal(2, roles.Count);
        Assert.All(roles, role => Assert.Empty(custom[role].Permission()["actions"]!.AsArray()));
    }

    [Theory]
    [InlineData("state key reader", "Microsoft.KeyVault/vaults/keys/read", "Microsoft.KeyVault/vaults/keys/decrypt/action")]
    [InlineData("state writer", $"{Blobs}/read", $"{Blobs}/write", $"{Blobs}/add/action", $"{Blobs}/delete")]
    [InlineData("release writer", $"{Blobs}/read", $"{Blobs}/write", $"{Blobs}/add/action")]
    [InlineData("app settings reader", "Microsoft.Web/sites/config/list/action", "Microsoft.Web/sites/slots/config/list/action")]
    public async Task A_custom_role_has_exactly_its_actions(string title, params string[] actions)
    {
        await using var azure = await TestAzure.StartAsync();
        await BootstrapRun.OfAsync(azure, "--yes", "--environment", "dev");
        var permission = azure.RoleNamed(title).Permission();

        var (held, none) = title == "app settings reader" ? ("actions", "dataActions") : ("dataActions", "actions");

        Assert.Equal(actions, permission[held]!.AsArray().Select(action => action!.ToString()));
        Assert.Equal("[][][]", $"{permission[none]}{permission["notActions"]}{permission["notDataActions"]}");
    }

    [Theory]
    [InlineData("dataActions", "Microsoft.KeyVault/vaults/keys/*", false)]
    [InlineData("actions", "*", false)]
    [InlineData("condition", null, true)]
    public async Task Permissions_added_to_the_custom_role_are_removed(string member, string? added, bool enough)
    {
        await using var azure = await TestAzure.StartAsync();
        await BootstrapRun.OfAsync(azure, "--yes");
        var permission = azure.RoleNamed("state key reader").Permission();
        var before = permission.ToJsonString();
        (permission[member] as JsonArray)?.Add(added);
        permission.TryAdd(member, added);
        azure.ForgetLog();

        await BootstrapRun.OfAsync(azure, "--yes");

        Assert.Equal(enough ? 0 : 1, azure.Changes.Count());
        permission = azure.RoleNamed("state key reader").Permission();
        permission.Remove("condition");
        Assert.Equal(before, permission.ToJsonString());
    }

    /// <summary>An earlier version assigned Storage Blob Data Contributor; a second run must not leave it.</summary>
    [Fact]
    public async Task A_wider_role_of_an_earlier_version_is_replaced()
    {
        await using var azure = await TestAzure.StartAsync();
        await BootstrapRun.OfAsync(azure, "--yes", "--environment", "dev");
        var identity = azure.One("Microsoft.ManagedIdentity/userAssignedIdentities", "id-aichat-deploy-dev");
        var state = azure.RightsOf("id-aichat-deploy-dev").Single(right => right.Scope.EndsWith("/containers/state")).Scope;
        var principal = identity["properties"]!["principalId"]!.ToString();
        var own = Assignment(azure, state, principal, OwnName(state, principal, BuiltInRole.BlobContributor.Id));
        var foreign = Assignment(azure, state, principal, "a-name-given-by-hand");
        azure.ForgetLog();

        var look = await BootstrapRun.OfAsync(azure, "--environment", "dev");
        var run = await BootstrapRun.OfAsync(azure, "--environment", "dev", "--yes");

        Assert.Contains("      Storage Blob Data Contributor on state: assigned -> removed", look.Lines);
        Assert.Single(look.Lines, line => line.Contains("also has role") && line.EndsWith(foreign));
        run.Succeeded();
        var held = state[..state.IndexOf("/blobServices/", StringComparison.Ordinal)] + "/providers/Microsoft.Authorization/locks/delivery";
        Assert.Equal([$"DELETE {held}", $"DELETE {own}", $"PUT {held}"], azure.Changes);
        Assert.NotNull(azure.Resources[foreign]);
    }

    [Fact]
    public async Task The_role_for_your_own_run_cannot_delete_the_container()
    {
        await using var azure = await TestAzure.StartAsync();

        var run = await BootstrapRun.OfAsync(azure, "--yes");

        var role = azure.RoleNamed("state writer")["properties"]!["roleName"]!.ToString();
        Assert.Contains(run.Lines, line => line.Contains($"--role \"{role}\" --scope ") && line.EndsWith("/containers/state"));
        Assert.DoesNotContain("Storage Blob Data Contributor", run.Output);
    }

    private static IEnumerable<(string Deployer, string Stack)> Pairs() =>
        from deployer in new[] { "dev", "prod", "prod-2" }
        from stack in new[] { "dev", "prod", "prod-2" }
        select (deployer, stack);

    /// <summary>A project with a stack whose name starts like another one, as after the loss of a region.</summary>
    private static async Task<Dictionary<string, string>> BootstrapAsync()
    {
        await using var azure = await TestAzure.StartAsync();
        var folder = Directory.CreateTempSubdirectory("prod-2-");
        File.WriteAllText(Path.Combine(folder.FullName, "Pulumi.yaml"), FixtureProject.Text);
        foreach (var (stack, source) in new[] { ("dev", "dev"), ("prod", "prod"), ("prod-2", "prod") })
        {
            File.Copy(
                Path.Combine(FixtureStacks.Directory, $"Pulumi.{source}.yaml"),
                Path.Combine(folder.FullName, $"Pulumi.{stack}.yaml")
            );
        }

        string[] named = ["--environment", "dev", "--environment", "prod", "--environment", "prod-2"];
        var run = await DeliveryRun.OfAsync(
            azure,
            ["bootstrap", "--project", folder.FullName, "--repository", "contoso/chat", "--yes", .. named]
        );
        folder.Delete(recursive: true);
        run.Succeeded();
        return new[] { "dev", "prod", "prod-2" }.ToDictionary(
            name => name,
            name => azure.RightsOf($"id-aichat-deploy-{name}").Single(right => right.Scope.EndsWith("/containers/state")).Condition!
        );
    }

    private static async Task<string> ConditionOfAsync(string deployer) => (await LazyConditions.Value)[deployer];

    /// <summary>Azure's reading of a condition of the form ((!(ActionMatches{'A'}) AND ...) OR (path StringLike 'P' OR ...)).</summary>
    private static bool Allows(string condition, string action, string blob) =>
        !Actions().Matches(condition).Any(match => match.Groups[1].Value == $"{Blobs}/{action}")
        || Likes()
            .Matches(condition)
            .Select(match => Regex.Escape(match.Groups[1].Value).Replace("\\*", ".*"))
            .Any(pattern => Regex.IsMatch(blob, $"^{pattern}$"));

    private static string OwnName(string scope, string principal, string role) =>
        new BootstrapSettings
        {
            Project = "ai-workload",
            Name = "aichat",
            Subscription = TestAzure.Subscription,
            Tenant = TestAzure.Tenant,
            Location = "swedencentral",
            StorageSku = "Standard_ZRS",
            Environments = [],
            Issuer = "",
            Subjects = new Dictionary<string, string>(),
        }
            .Identifier(scope, principal, role)
            .ToString();

    private static string Assignment(TestAzure azure, string scope, string principal, string name)
    {
        var id = $"{scope}/providers/Microsoft.Authorization/roleAssignments/{name}";
        azure.Resources.Seed(
            id,
            new()
            {
                ["properties"] = new JsonObject
                {
                    ["principalId"] = principal,
                    ["scope"] = scope,
                    ["roleDefinitionId"] = $"/x/{BuiltInRole.BlobContributor.Id}",
                },
            }
        );
        return id;
    }

    [GeneratedRegex(@"!\(ActionMatches\{'([^']+)'\}\)")]
    private static partial Regex Actions();

    [GeneratedRegex(@"@Resource\[[^\]]+:path\] StringLike '([^']+)'")]
    private static partial Regex Likes();
}
