using static Stacks.Tests.PlannedStack;

namespace Stacks.Tests;

/// <summary>Well-Architected requirements that hold for all resources of a kind, on the stack that has every part.</summary>
public sealed class RequirementTests
{
    [Fact]
    public async Task Every_service_has_public_access_off_and_an_endpoint()
    {
        var stack = await PlannedStack.Everything;
        (string Type, string Path)[] planes =
        [
            ("cognitiveservices:Account", "properties.publicNetworkAccess"),
            ("search:Service", "publicNetworkAccess"),
            ("keyvault:Vault", "properties.publicNetworkAccess"),
            ("storage:StorageAccount", "publicNetworkAccess"),
            ("cosmosdb:DatabaseAccount", "publicNetworkAccess"),
            ("containerregistry:Registry", "publicNetworkAccess"),
            ("machinelearningservices:Workspace", "publicNetworkAccess"),
            ("web:WebApp", "publicNetworkAccess"),
            ("web:WebApp", "siteConfig.publicNetworkAccess"),
        ];
        var linked = stack
            .Of("network:PrivateEndpoint")
            .Select(endpoint => Text(endpoint, "privateLinkServiceConnections[0].privateLinkServiceId"))
            .ToHashSet();

        foreach (var (type, path) in planes)
        {
            Assert.NotEmpty(stack.Of(type));
            Assert.All(stack.Of(type), resource => Assert.Equal("Disabled", Text(resource, path)));
            Assert.All(stack.Of(type), resource => Assert.Contains(resource.Id, linked));
        }

        Assert.Equal("Disabled", Text(stack.One("web:WebAppSlot", "chat-staging-slot"), "siteConfig.publicNetworkAccess"));
        Assert.Equal(
            "Disabled",
            Text(stack.One("machinelearningservices:OnlineEndpoint", "prediction-online"), "properties.publicNetworkAccess")
        );
    }

    [Fact]
    public async Task Only_gateway_firewall_and_Bastion_have_public_addresses()
    {
        var stack = await PlannedStack.Everything;

        Assert.Equal(
            ["egress-address", "gateway-address", "jump-address"],
            stack.Of("network:PublicIPAddress").Select(address => address.Name).Order()
        );
        Assert.Equal("Enabled", Text(stack.One("network:PublicIPAddress", "gateway-address"), "ddosSettings.protectionMode"));
        Assert.All(stack.Of("network:PublicIPAddress"), address => Assert.Equal("3", Text(address, "zones[2]")));
    }

    [Fact]
    public async Task With_customer_managed_keys_every_store_is_encrypted_with_them()
    {
        var stack = await PlannedStack.Everything;
        (string Type, string Path, string Value)[] stores =
        [
            ("cognitiveservices:Account", "properties.encryption.keySource", "Microsoft.KeyVault"),
            ("storage:StorageAccount", "encryption.keySource", "Microsoft.Keyvault"),
            ("search:Service", "encryptionWithCmk.enforcement", "Enabled"),
            ("containerregistry:Registry", "encryption.status", "enabled"),
            ("machinelearningservices:Workspace", "encryption.status", "Enabled"),
        ];

        foreach (var (type, path, value) in stores)
        {
            Assert.All(stack.Of(type), resource => Assert.Equal(value, Text(resource, path)));
        }

        Assert.EndsWith(".vault.azure.net/keys/data", Text(Assert.Single(stack.Of("cosmosdb:DatabaseAccount")), "keyVaultKeyUri"));
        Assert.Equal("AzureServices", Text(stack.One("keyvault:Vault", "vault"), "properties.networkAcls.bypass"));
        Assert.DoesNotContain((await PlannedStack.Prod).Azure, resource => resource.Inputs.ContainsKey("encryption"));
    }

    [Fact]
    public async Task Data_is_protected_in_prod_and_can_be_destroyed_in_dev()
    {
        string[] stateful =
        [
            "ai-account",
            "ai-second-account",
            "agents-files-account",
            "agents-threads-account",
            "agents-vectors-service",
            "documents-account",
            "encryption-key",
            "history-account",
            "monitoring-workspace",
            "prediction-store-account",
            "prediction-workspace",
            "search-service",
            "vault",
        ];
        static IEnumerable<string> Protected(PlannedStack stack) =>
            stack
                .Azure.Where(resource => resource.Options.Protect && resource.Options.RetainOnDelete)
                .Select(resource => resource.Name)
                .Order(StringComparer.Ordinal);

        Assert.Equal(stateful.Order(StringComparer.Ordinal), Protected(await PlannedStack.Everything));
        Assert.Empty(Protected(await PlannedStack.Dev));
        Assert.Empty((await PlannedStack.Dev).Of("authorization:ManagementLockByScope"));
    }

    [Fact]
    public async Task Deleted_blobs_can_be_restored_and_old_versions_expire()
    {
        var stack = await PlannedStack.Prod;

        Assert.All(stack.Of("storage:BlobServiceProperties"), service =>
            Facts.Has(
                service,
                ("isVersioningEnabled", "true"),
                ("changeFeed.enabled", "true"),
                ("deleteRetentionPolicy.days", "30"),
                ("containerDeleteRetentionPolicy.days", "30"),
                ("restorePolicy.enabled", "true"),
                ("restorePolicy.days", "29")
            )
        );
        Assert.Equal(stack.Of("storage:StorageAccount").Count, stack.Of("storage:ManagementPolicy").Count);
    }

    [Theory]
    [InlineData("Low", "test")]
    [InlineData("Low", "prod")]
    [InlineData("Medium", "dev")]
    public async Task Chat_filters_all_harms_in_both_directions_and_is_stricter_in_prod(string severity, string name)
    {
        var stack = name switch
        {
            "dev" => await PlannedStack.Dev,
            "test" => await PlannedStack.Test,
            _ => await PlannedStack.Prod,
        };
        var policy = Assert.Single(stack.Of("cognitiveservices:RaiPolicy"));
        var filters = policy.Inputs["properties"]!["contentFilters"]!.AsArray();

        Assert.All(filters, filter => Assert.True((bool)filter!["enabled"]! && (bool)filter["blocking"]!));
        Assert.Equal(
            from harm in new[] { "Hate", "Selfharm", "Sexual", "Violence" }
            from source in new[] { "Completion", "Prompt" }
            select $"{harm} {source} {severity}",
            filters
                .Where(filter => filter!["severityThreshold"] is not null)
                .Select(filter => $"{filter!["name"]} {filter["source"]} {filter["severityThreshold"]}")
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            ["Indirect Attack Prompt", "Jailbreak Prompt", "Protected Material Code Completion", "Protected Material Text Completion"],
            filters
                .Where(filter => filter!["severityThreshold"] is null)
                .Select(filter => $"{filter!["name"]} {filter["source"]}")
                .Order(StringComparer.Ordinal)
        );
        Assert.All(stack.Of("cognitiveservices:Deployment").Where(deployment => deployment.Name.StartsWith("ai-chat")), deployment =>
            Assert.Equal("workload", Text(deployment, "properties.raiPolicyName"))
        );
    }

    [Fact]
    public async Task Each_part_has_its_own_identity()
    {
        var stack = await PlannedStack.Everything;

        Assert.Equal(
            ["agents-identity", "app-identity", "encryption-identity", "gateway-identity", "prediction-identity"],
            stack.Of("managedidentity:UserAssignedIdentity").Select(identity => identity.Name).Order()
        );
    }

    [Fact]
    public async Task The_slot_equals_production_except_for_package_and_name()
    {
        var stack = await PlannedStack.Everything;
        var site = stack.One("web:WebApp", "chat-site").Inputs.DeepClone().AsObject();
        var slot = stack.One("web:WebAppSlot", "chat-staging-slot").Inputs.DeepClone().AsObject();
        var experiments = site["siteConfig"]!["experiments"]!["rampUpRules"]![0]!;

        Assert.Equal(("staging", "10"), ((string)experiments["name"]!, experiments["reroutePercentage"]!.ToString()));
        Assert.Equal($"{site["name"]}-staging.azurewebsites.net", (string?)experiments["actionHostName"]);
        site["siteConfig"]!.AsObject().Remove("experiments");
        slot.Remove("slot");
        var settings = slot["siteConfig"]!["appSettings"]!.AsArray();
        settings.Remove(settings.Single(setting => (string?)setting!["name"] == "Release__Slot"));
        Assert.Equal(Same(site), Same(slot));
        Assert.Equal("Release__Slot", Text(stack.One("web:WebAppSlotConfigurationNames", "chat-staging-sticky"), "appSettingNames[0]"));
    }

    [Theory]
    [InlineData("true", 0)]
    [InlineData("false", 5)]
    public async Task An_existing_network_is_used_and_policy_managed_zones_are_not_created(string ownedByPolicy, int groups)
    {
        const string Network = "/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/spoke";
        var stack = await PlanAsync(
            "dev",
            ("network", "existing"),
            ("zonesOwnedByPolicy", ownedByPolicy),
            ("existingSubnets", $"""["app={Network}/subnets/a", "endpoints={Network}/subnets/e"]""")
        );

        Assert.Empty(stack.Of("network:VirtualNetwork"));
        Assert.Empty(stack.Of("network:NetworkSecurityGroup"));
        Assert.Equal(groups, stack.Of("network:PrivateDnsZoneGroup").Count);
        Assert.Equal(groups == 0, stack.Of("privatedns:PrivateZone").Count == 0);
        Assert.All(stack.Of("network:PrivateEndpoint"), endpoint => Assert.Equal($"{Network}/subnets/e", Text(endpoint, "subnet.id")));
        Assert.Equal($"{Network}/subnets/a", Text(stack.One("web:WebApp", "chat-site"), "virtualNetworkSubnetId"));
    }

    /// <summary>A value that preflight cannot resolve would hide a mistake.</summary>
    [Fact]
    public async Task The_stack_with_every_part_has_no_unknown_values() =>
        Assert.Empty(
            (await PlannedStack.Everything).Azure.SelectMany(resource => resource.Unknowns.Select(path => $"{resource.Name} {path}"))
        );

    [Fact]
    public async Task A_provisioned_deployment_spills_over_to_one_created_before_it()
    {
        var stack = await PlanAsync(
            "dev",
            (
                "deployments",
                """
                ["chat gpt-5.4-mini 2026-03-17 DataZoneProvisionedManaged 15 chat-spill",
                "chat-spill gpt-5.4-mini 2026-03-17 DataZoneStandard 30", "embedding text-embedding-3-large 1 GlobalStandard 30"]
                """
            )
        );
        var chat = stack.One("cognitiveservices:Deployment", "ai-chat");

        Facts.Has(
            chat,
            ("sku.name", "DataZoneProvisionedManaged"),
            ("sku.capacity", "15"),
            ("properties.spilloverDeploymentName", "chat-spill")
        );
        Assert.Contains(stack.One("cognitiveservices:Deployment", "ai-chat-spill").Urn, stack.Behind(chat));
    }

    [Fact]
    public async Task With_a_NAT_gateway_all_subnets_use_one_outbound_address()
    {
        var stack = await PlanAsync("dev", ("egress", "nat"));
        var nat = Assert.Single(stack.Of("network:NatGateway"));

        Assert.Equal(
            ["app"],
            Facts.Subnets(stack).Where(subnet => (string?)subnet.Value["natGateway"]?["id"] == nat.Id).Select(subnet => subnet.Key)
        );
        Assert.Single(stack.Of("network:PublicIPAddress"));
        Assert.Empty(stack.Of("network:RouteTable"));
        Assert.DoesNotContain(Judging.Of(stack.Plan).Findings, finding => finding.Rule == "diagnostics");
    }

    private static string Same(System.Text.Json.Nodes.JsonObject inputs) =>
        string.Join(
            '\n',
            inputs.OrderBy(input => input.Key, StringComparer.Ordinal).Select(input => $"{input.Key}: {input.Value?.ToJsonString()}")
        );
}
