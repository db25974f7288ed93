using Planning.Plans;

namespace Stacks.Tests;

/// <summary>Orders that Azure requires, read from the dependencies of the stack with every part.</summary>
public sealed class OrderTests
{
    /// <summary>An account that is still changing takes no endpoint (AccountProvisioningStateInvalid).</summary>
    [Theory]
    [InlineData("ai")]
    [InlineData("ai-second")]
    public async Task The_endpoint_of_an_account_waits_for_policy_deployments_and_project(string account)
    {
        var stack = await PlannedStack.Everything;
        var children = stack
            .Azure.Where(resource =>
                resource.Type
                    is "azure-native:cognitiveservices:Deployment"
                        or "azure-native:cognitiveservices:RaiPolicy"
                        or "azure-native:cognitiveservices:RaiBlocklistItem"
                        or "azure-native:cognitiveservices:Project"
                && IsOf(resource, account)
            )
            .ToList();

        Assert.True(children.Count >= 3);
        var behind = stack.Behind(stack.One("network:PrivateEndpoint", $"{account}-endpoint"));
        Assert.All(children.Where(child => IsOf(child, account)), child => Assert.Contains(child.Urn, behind));
    }

    /// <summary>Two changes of an account's children at once are a RequestConflict.</summary>
    [Theory]
    [InlineData("ai", 10)]
    [InlineData("ai-second", 6)]
    public async Task The_children_of_an_account_are_created_one_by_one(string account, int count)
    {
        var stack = await PlannedStack.Everything;
        var children = stack
            .Azure.Where(resource =>
                resource.Type.StartsWith("azure-native:cognitiveservices:", StringComparison.Ordinal)
                && resource.Type != "azure-native:cognitiveservices:Account"
                && IsOf(resource, account)
            )
            .ToList();

        Assert.True(children.Count >= count, $"{children.Count} children");
        AssertChain(stack, children);
    }

    [Fact]
    public async Task The_capability_host_comes_last_after_connections_and_roles()
    {
        var stack = await PlannedStack.Everything;
        var behind = stack.Behind(Assert.Single(stack.Of("cognitiveservices:ProjectCapabilityHost")));

        Assert.All(stack.Of("cognitiveservices:ProjectConnection").Concat(stack.Of("cosmosdb:SqlResourceSqlRoleAssignment")), before =>
            Assert.Contains(before.Urn, behind)
        );
        Assert.All(stack.Of("authorization:RoleAssignment").Where(role => role.Name.Contains("-agents-")), role =>
            Assert.Contains(role.Urn, behind)
        );
    }

    /// <summary>Endpoints made at once in one subnet are a ReferencedResourceNotProvisioned.</summary>
    [Fact]
    public async Task Endpoints_of_one_subnet_are_created_one_by_one()
    {
        var stack = await PlannedStack.Everything;

        Assert.Equal(18, stack.Of("network:PrivateEndpoint").Count);
        AssertChain(stack, stack.Of("network:PrivateEndpoint"));
    }

    /// <summary>Two changes of one zone at once are a 409; those of different zones need no order.</summary>
    [Fact]
    public async Task Zone_groups_wait_for_each_other_only_where_they_share_a_zone()
    {
        var stack = await PlannedStack.Everything;
        static string[] Zones(PlannedResource group) =>
            [.. group.Inputs["privateDnsZoneConfigs"]!.AsArray().Select(each => (string)each!["privateDnsZoneId"]!)];

        var groups = stack.Of("network:PrivateDnsZoneGroup");
        foreach (var zone in groups.SelectMany(Zones).Distinct())
        {
            AssertChain(stack, [.. groups.Where(group => Zones(group).Contains(zone))]);
        }

        var (search, vault) = (groups.Single(each => each.Name == "search-zones"), groups.Single(each => each.Name == "vault-zones"));
        Assert.DoesNotContain(vault.Urn, stack.Behind(search));
    }

    /// <summary>A storage account takes one change at a time, and an endpoint is one (StorageAccountOperationInProgress).</summary>
    [Theory]
    [InlineData("documents", 4)]
    [InlineData("packages", 3)]
    [InlineData("history", 1)]
    public async Task Parts_of_a_storage_account_are_created_one_by_one_and_its_endpoint_last(string store, int parts)
    {
        var stack = await PlannedStack.Everything;
        var children = stack
            .Azure.Where(each => each.Type.StartsWith("azure-native:storage:", StringComparison.Ordinal))
            .Where(each => each.Name.StartsWith($"{store}-", StringComparison.Ordinal) && each.Name != $"{store}-account")
            .ToList();

        Assert.Equal(parts, children.Count);
        AssertChain(stack, [.. children, stack.One("network:PrivateEndpoint", $"{store}-endpoint")]);
    }

    /// <summary>App Service rejects a change while another change of the site is in progress (409).</summary>
    [Fact]
    public async Task Changes_of_a_site_its_slot_and_their_endpoints_are_made_one_by_one()
    {
        var stack = await PlannedStack.Everything;
        var changes = stack
            .Azure.Where(resource => resource.Type.StartsWith("azure-native:web:WebApp", StringComparison.Ordinal))
            .Append(stack.One("network:PrivateEndpoint", "chat-endpoint"))
            .Append(stack.One("network:PrivateEndpoint", "chat-staging-endpoint"))
            .ToList();

        Assert.Equal(11, changes.Count);
        AssertChain(stack, changes);
    }

    /// <summary>A deletion would write the defaults while the site still runs: passwords admitted, sign-in off, no recovery.</summary>
    [Theory]
    [InlineData("web:WebAppFtpAllowed", "web:WebApp")]
    [InlineData("web:WebAppScmAllowed", "web:WebApp")]
    [InlineData("web:WebAppAuthSettingsV2", "web:WebApp")]
    [InlineData("web:WebAppSlotConfigurationNames", "web:WebApp")]
    [InlineData("web:WebAppFtpAllowedSlot", "web:WebAppSlot")]
    [InlineData("web:WebAppScmAllowedSlot", "web:WebAppSlot")]
    [InlineData("web:WebAppAuthSettingsV2Slot", "web:WebAppSlot")]
    [InlineData("storage:BlobServiceProperties", "storage:StorageAccount")]
    public async Task A_setting_that_azure_cannot_delete_goes_with_its_owner(string setting, string owner)
    {
        var stack = await PlannedStack.Everything;

        Assert.NotEmpty(stack.Of(setting));
        Assert.All(stack.Of(setting), each =>
        {
            var deletedWith = stack.Of(owner).Single(resource => resource.Urn == each.Options.DeletedWith);
            Assert.StartsWith($"{deletedWith.Id}/", each.Id, StringComparison.OrdinalIgnoreCase);
            Assert.Contains(deletedWith.Urn, stack.Behind(each));
        });
    }

    /// <summary>A lock blocks the deletion of all below its service. Pulumi first replaces what depends on a replaced resource.</summary>
    [Fact]
    public async Task A_delete_lock_comes_after_all_that_it_covers_and_goes_before()
    {
        var stack = await PlannedStack.Everything;
        var covered = 0;
        Assert.All(stack.Of("authorization:ManagementLockByScope"), held =>
        {
            var scope = $"{PlannedStack.Text(held, "scope")}/";
            foreach (
                var below in stack.Azure.Where(each =>
                    each != held
                    && each.Id?.StartsWith(scope, StringComparison.Ordinal) == true
                    && each.Options is { DeletedWith: null, RetainOnDelete: false }
                )
            )
            {
                covered++;
                Assert.Contains(below.Urn, held.PropertyDependsOn["scope"]);
                Assert.True(below.Options.DeleteBeforeReplace || below.Type.Contains(":storage:") || below.Type.Contains(":cosmosdb:"));
            }

            Assert.True(held.Options.DeleteBeforeReplace);
        });
        Assert.Equal((9, 31), (stack.Of("authorization:ManagementLockByScope").Count, covered));
    }

    /// <summary>On a live stack the app would get an address that no endpoint answers yet, or whose gateway has no right to call.</summary>
    [Fact]
    public async Task The_site_waits_for_the_AI_gateway_and_for_its_right_to_predictions()
    {
        var stack = await PlannedStack.PlanAsync("everything");
        var site = stack.Behind(stack.One("web:WebApp", "chat-site"));
        var policy = stack.One("apimanagement:ApiPolicy", "ai-gateway-policy");

        Assert.Contains(stack.One("network:PrivateDnsZoneGroup", "ai-gateway-zones").Urn, site);
        Assert.Contains(policy.Urn, site);
        Assert.Contains(stack.One("authorization:RoleAssignment", "prediction-endpoint-app-endpoint-scorer").Urn, site);
        Assert.All(["ai-account-ai-gateway-openai-user", "ai-second-account-ai-gateway-openai-user"], role =>
            Assert.Contains(stack.One("authorization:RoleAssignment", role).Urn, stack.Behind(policy))
        );
    }

    [Fact]
    public async Task A_managed_network_comes_after_the_right_to_approve_its_endpoint()
    {
        var stack = await PlannedStack.PlanAsync("nat");
        var network = stack.Behind(stack.One("cognitiveservices:ManagedNetworkSetting", "ai-managed-network"));

        Assert.Contains(stack.One("authorization:RoleAssignment", "ai-account-account-network-approver").Urn, network);
        Assert.DoesNotContain((await PlannedStack.PlanAsync("dev")).Of("authorization:RoleAssignment"), role =>
            role.Name.EndsWith("-network-approver", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Every_zone_is_linked_before_an_endpoint_uses_it()
    {
        var stack = await PlannedStack.Everything;

        Assert.All(stack.Of("network:PrivateDnsZoneGroup"), group =>
            Assert.Contains(stack.Behind(group), urn => urn.Contains("privatedns:VirtualNetworkLink"))
        );
    }

    [Fact]
    public async Task Firewall_rules_firewall_route_and_workload_are_created_in_this_order()
    {
        var stack = await PlannedStack.Everything;
        var firewall = Assert.Single(stack.Of("network:AzureFirewall"));
        var route = Assert.Single(stack.Of("network:Route"));
        var rules = stack.Of("network:FirewallPolicyRuleCollectionGroup");

        AssertChain(stack, rules);
        Assert.All(rules, rule => Assert.Contains(rule.Urn, stack.Behind(firewall)));
        Assert.Contains(firewall.Urn, stack.Behind(route));
        PlannedResource[] workload =
        [
            stack.One("web:WebApp", "chat-site"),
            stack.One("web:WebAppSlot", "chat-staging-slot"),
            stack.One("cognitiveservices:Account", "ai-account"),
            stack.One("compute:VirtualMachine", "jump-machine"),
            stack.One("network:ApplicationGateway", "gateway"),
        ];
        Assert.All(workload, part => Assert.Contains(route.Urn, stack.Behind(part)));
    }

    [Fact]
    public async Task Roles_are_created_before_the_resources_that_need_them()
    {
        var stack = await PlannedStack.Everything;
        void After(PlannedResource consumer, params string[] roles) =>
            Assert.All(roles, role => Assert.Contains(stack.One("authorization:RoleAssignment", role).Urn, stack.Behind(consumer)));

        After(stack.One("web:WebApp", "chat-site"), "packages-app-blob-reader", "packages-deployer-blob-contributor");
        After(stack.One("web:WebAppSlot", "chat-staging-slot"), "packages-app-blob-reader");
        After(stack.One("network:ApplicationGateway", "gateway"), "gateway-certificate-gateway-vault-secrets-user");
        After(
            stack.One("machinelearningservices:Workspace", "prediction-workspace"),
            "prediction-store-prediction-blob-contributor",
            "prediction-images-registry-prediction-registry-pull"
        );
        foreach (
            var encrypted in stack
                .Of("storage:StorageAccount")
                .Concat(stack.Of("cognitiveservices:Account"))
                .Concat(stack.Of("cosmosdb:DatabaseAccount"))
        )
        {
            After(encrypted, "vault-encryption-crypto-user");
        }
    }

    [Fact]
    public async Task Gateway_and_sign_in_are_created_after_site_and_endpoint()
    {
        var stack = await PlannedStack.Everything;
        var gateway = stack.Behind(stack.One("network:ApplicationGateway", "gateway"));

        Assert.Contains(stack.One("network:PrivateEndpoint", "chat-endpoint").Urn, gateway);
        Assert.Contains(stack.One("network:PrivateEndpoint", "gateway-certificate-endpoint").Urn, gateway);
        Assert.Contains(stack.One("web:WebAppAuthSettingsV2", "chat-sign-in").Urn, gateway);
        Assert.Contains(stack.One("web:WebApp", "chat-site").Urn, stack.Behind(Assert.Single(stack.Of("monitor:AutoscaleSetting"))));
    }

    [Fact]
    public async Task Deployments_of_one_online_endpoint_are_created_one_by_one()
    {
        var stack = await PlannedStack.Everything;

        Assert.Equal(2, stack.Of("machinelearningservices:OnlineDeployment").Count);
        AssertChain(stack, stack.Of("machinelearningservices:OnlineDeployment"));
    }

    private static bool IsOf(PlannedResource resource, string account) =>
        PlannedStack.Text(resource, "accountName")?.StartsWith(account == "ai" ? "aif-" : "aif2-", StringComparison.Ordinal) == true;

    private static void AssertChain(PlannedStack stack, IReadOnlyList<PlannedResource> resources)
    {
        Assert.NotEmpty(resources);
        var ranks = resources
            .Select(resource => stack.Behind(resource) is var behind ? resources.Count(other => behind.Contains(other.Urn)) : 0)
            .Order();

        Assert.Equal(Enumerable.Range(0, resources.Count), ranks);
    }
}
