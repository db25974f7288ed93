using Planning.Engine;
using Planning.Plans;

namespace Oracle.Tests.PublicPrograms;

/// <summary>The commonest idioms of public programs on the official npm packages.</summary>
public sealed class LookupTests
{
    private const string Account = """
        const group = new azure.resources.ResourceGroup("group");
        const account = new azure.storage.StorageAccount("account", {
            resourceGroupName: group.name, kind: "StorageV2", sku: { name: "Standard_LRS" },
        });

        """;

    [OfficialPackagesFact]
    public async Task A_key_is_looked_up_inside_apply_and_stays_secret()
    {
        const string Script =
            Account
            + """
                const keys = pulumi.all([group.name, account.name])
                    .apply(([g, n]) => azure.storage.listStorageAccountKeys({ resourceGroupName: g, accountName: n }));
                exports.connection = pulumi.interpolate`AccountName=${account.name};AccountKey=${keys.apply(k => k.keys[0].value)}`;
                exports.second = azure.storage.listStorageAccountKeysOutput({ resourceGroupName: group.name, accountName: account.name })
                    .keys[1].value;
                """;

        var plan = await new NodeRun(Script).PlanAsync();
        var preview = await new NodeRun(Script) { Mode = RunMode.Unknowns }.PlanAsync();

        // The SDK drops the mark of a result that is called plainly, as it does in an update.
        Assert.Equal(["second"], plan.SecretOutputs);
        Assert.Contains("AccountKey=", (string?)plan.Outputs["connection"]);
        Assert.Equal(["azure-native:storage:listStorageAccountKeys"], plan.Calls);
        Assert.Contains(plan.Messages, message =>
            message is { IsLimit: true } && message.Text.Contains("listStorageAccountKeys is invented")
        );
        Assert.Equal("[unknown]", (string?)preview.Outputs["connection"]);
        Assert.Empty(preview.Calls);
    }

    [OfficialPackagesFact]
    public async Task Endpoints_addresses_and_lists_are_read_without_a_failure()
    {
        var plan = await new NodeRun(
            Account
                + """
                const zones = new azure.network.PrivateDnsZoneGroup("zones", {
                    resourceGroupName: group.name, privateEndpointName: "pe",
                    privateDnsZoneConfigs: [{ name: "blob", privateDnsZoneId: "/subscriptions/s/zone" }],
                });
                exports.web = account.primaryEndpoints.apply(each => each.web.replace("https://", ""));
                exports.table = account.primaryEndpoints.apply(each => each.microsoftEndpoints?.blob ?? "none");
                exports.fqdn = zones.privateDnsZoneConfigs.apply(each => each[0].recordSets[0].fqdn.toUpperCase());
                exports.ip = azure.network.getPublicIPAddressOutput({ resourceGroupName: "shared", publicIpAddressName: "ip" })
                    .apply(each => each.ipAddress.split(".").length);
                exports.subnet = pulumi.output(azure.network.getVirtualNetwork({ resourceGroupName: "hub", virtualNetworkName: "net" }))
                    .apply(each => each.subnets[0].id.split("/").pop().length > 0 && each.addressSpace.addressPrefixes[0].includes("/"));
                const vault = "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv";
                exports.vault = azure.keyvault.Vault.get("shared", vault)
                    .properties.apply(each => each.vaultUri);
                """
        ).PlanAsync();

        Assert.Matches("^account[0-9a-f]{8}\\.z[0-9]+\\.web\\.core\\.windows\\.net/$", (string?)plan.Outputs["web"]);
        Assert.Equal("[unknown]", (string?)plan.Outputs["fqdn"]);
        Assert.Equal(4, (long?)plan.Outputs["ip"]);
        Assert.Equal(true, (bool?)plan.Outputs["subnet"]);
        Assert.Equal("https://kv.vault.azure.net/", (string?)plan.Outputs["vault"]);
    }

    [OfficialPackagesFact]
    public async Task A_role_assignment_named_by_a_random_UUID_is_planned_with_the_rest()
    {
        var plan = await new NodeRun(
            Account
                + """
                const uuid = new pulumi.CustomResource("random:index/randomUuid:RandomUuid", "uuid", { result: undefined });
                const other = new pulumi.StackReference("organization/hub/prod");
                new azure.authorization.RoleAssignment("read", {
                    roleAssignmentName: uuid.result, scope: account.id, principalId: other.requireOutput("principal"),
                    principalType: "ServicePrincipal", roleDefinitionId: "/providers/Microsoft.Authorization/roleDefinitions/r",
                });
                """
        ).PlanAsync();

        var read = plan.Resources.Single(resource => resource.Name == "read");
        Assert.Equal(["principalId", "roleAssignmentName"], read.Unknowns);
        Assert.StartsWith((string)read.Inputs["scope"]!, read.Id);
        Assert.Contains(plan.Messages, message => message.Text.Contains("organization/hub/prod are unknown here; name a saved plan"));
    }

    [OfficialPackagesFact]
    public async Task A_first_preview_knows_the_inputs_of_a_resource_and_nothing_of_what_Azure_adds()
    {
        var plan = await new NodeRun(
            Account
                + """
                exports.kind = account.kind;
                exports.sku = account.sku.apply(each => each.name);
                exports.name = account.name;
                exports.fixed = new azure.storage.StorageAccount("fixed", {
                    resourceGroupName: "rg", accountName: "fixed", kind: "StorageV2", sku: { name: "Standard_LRS" },
                }).name;
                let ran = 0;
                account.name.apply(() => { ran++; });
                process.on("exit", () => { if (ran) console.error("apply ran"); });
                """
        )
        {
            Mode = RunMode.Unknowns,
        }.PlanAsync();

        Assert.Equal("StorageV2", (string?)plan.Outputs["kind"]);
        Assert.Equal(["[unknown]", "[unknown]", "[unknown]"], new[] { "sku", "name", "fixed" }.Select(each => (string?)plan.Outputs[each]));
        Assert.Equal(["resourceGroupName"], plan.Resources.Single(resource => resource.Name == "account").Unknowns);
    }
}
