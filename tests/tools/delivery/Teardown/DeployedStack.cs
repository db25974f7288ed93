using System.Text.Json.Nodes;
using Delivery.Tests.Fake;

namespace Delivery.Tests.Teardown;

/// <summary>A stack deployed in the fake and in Pulumi's state: an account in an agents' subnet, a vault, a storage account.</summary>
internal sealed class DeployedStack
{
    public DeployedStack(FakeAzure azure, string name = "dev", bool holdsData = false, bool purgeProtected = false, bool agents = false)
    {
        (Azure, Name) = (azure, name);
        Pulumi = new FakePulumi(azure);
        Group = $"/subscriptions/{FakeAzure.Subscription}/resourceGroups/rg-aichat-{name}-sec";
        Seed(Group, new());
        Seed(Network, new() { ["properties"] = new JsonObject { ["subnets"] = new JsonArray(Subnet(agents)) } });
        Seed(Account, new());
        Seed(
            Vault,
            new()
            {
                ["properties"] = new JsonObject { ["softDeleteRetentionInDays"] = 90, ["enablePurgeProtection"] = purgeProtected },
            }
        );
        Seed(Endpoint, new());
        azure.Resources.Seed(
            $"{Group}/providers/Microsoft.Network/networkInterfaces/nic-pe-vault",
            new() { ["location"] = "swedencentral" }
        );
        List<JsonObject> state =
        [
            new()
            {
                ["urn"] = "urn:pulumi:s::ai-workload::pulumi:pulumi:Stack::s",
                ["custom"] = false,
                ["type"] = "pulumi:pulumi:Stack",
            },
            FakePulumi.Resource("pulumi:providers:azure-native", "0d5a"),
            FakePulumi.Resource("azure-native:resources:ResourceGroup", Group),
            FakePulumi.Resource("azure-native:network:VirtualNetwork", Network),
            FakePulumi.Resource("azure-native:cognitiveservices:Account", Account, holdsData),
            FakePulumi.Resource("azure-native:keyvault:Vault", Vault, holdsData),
            FakePulumi.Resource("azure-native:network:PrivateEndpoint", Endpoint),
        ];
        if (holdsData)
        {
            azure.Resources.Seed(Lock, new());
            azure.Resources.Seed(Pricing, new());
            state.Add(FakePulumi.Resource("azure-native:authorization:ManagementLockByScope", Lock));
            state.Add(Kept());
        }

        Pulumi.Hold([.. state]);
    }

    /// <summary>Adds a web app with a slot, their sign-in and their publishing policy.</summary>
    public DeployedStack WithSite()
    {
        var state = new List<JsonObject>();
        foreach (var (id, kind) in new[] { (Site, ""), ($"{Site}/slots/staging", "Slot") })
        {
            Seed(id, new() { ["properties"] = new JsonObject { ["enabled"] = true } });
            state.Add(FakePulumi.Resource(kind == "" ? "azure-native:web:WebApp" : "azure-native:web:WebAppSlot", id));
            state.Add(FakePulumi.Resource($"azure-native:web:WebAppScmAllowed{kind}", $"{id}/basicPublishingCredentialsPolicies/scm"));
            state.Add(FakePulumi.Resource($"azure-native:web:WebAppAuthSettingsV2{kind}", $"{id}/config/authsettingsV2"));
        }

        Pulumi.Hold([.. Pulumi.Resources.Select(resource => resource.DeepClone().AsObject()), .. state]);
        return this;
    }

    public FakeAzure Azure { get; }

    public string Site => $"{Group}/providers/Microsoft.Web/sites/app-{Name}";

    public FakePulumi Pulumi { get; }

    public string Name { get; }

    public string Group { get; }

    public string Network => $"{Group}/providers/Microsoft.Network/virtualNetworks/vnet";

    public string Account => $"{Group}/providers/Microsoft.CognitiveServices/accounts/ais-{Name}";

    public string Vault => $"{Group}/providers/Microsoft.KeyVault/vaults/kv-{Name}";

    public string Endpoint => $"{Group}/providers/Microsoft.Network/privateEndpoints/pe-vault";

    public string Lock => $"{Vault}/providers/Microsoft.Authorization/locks/holds-data";

    public static string Pricing => $"/subscriptions/{FakeAzure.Subscription}/providers/Microsoft.Security/pricings/AI";

    public JsonObject Tags =>
        new()
        {
            ["workload"] = "aichat",
            ["environment"] = Name,
            ["managed-by"] = "pulumi",
        };

    public Task<DeliveryRun> TearAsync(params string[] more) =>
        DeliveryRun.OfAsync(Azure, Pulumi, ["teardown", Name, "--project", DeliveryRun.Project, .. more]);

    public int At(string request) => Azure.Log.ToList().FindIndex(line => line == request);

    private void Seed(string id, JsonObject body)
    {
        body["location"] = "swedencentral";
        body["tags"] = Tags;
        Azure.Resources.Seed(id, body);
    }

    private static JsonObject Kept()
    {
        var plan = FakePulumi.Resource("azure-native:security:Pricing", Pricing);
        plan["retainOnDelete"] = true;
        return plan;
    }

    private static JsonObject Subnet(bool agents)
    {
        var properties = new JsonObject { ["addressPrefix"] = "192.168.16.0/26" };
        if (agents)
        {
            properties["serviceAssociationLinks"] = new JsonArray(
                new JsonObject
                {
                    ["name"] = "legionservicelink",
                    ["properties"] = new JsonObject { ["linkedResourceType"] = "Microsoft.App/environments" },
                }
            );
        }

        return new JsonObject { ["name"] = "agents", ["properties"] = properties };
    }
}
