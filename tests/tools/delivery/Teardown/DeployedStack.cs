using System.Text.Json.Nodes;
using Delivery.Tests.Simulated;

namespace Delivery.Tests.Teardown;

/// <summary>A stack in a simulated Azure and in Pulumi's state: an account in an agents' subnet, a vault, a network.</summary>
internal sealed class DeployedStack
{
    public DeployedStack(TestAzure azure, string name = "dev", bool holdsData = false, bool purgeProtected = false, bool agents = false)
    {
        (Azure, Name) = (azure, name);
        Pulumi = new FakePulumi(azure);
        Group = $"/subscriptions/{TestAzure.Subscription}/resourceGroups/rg-aichat-{name}-sec";
        Seed(Group, new());
        azure.Resources.Put(Network, NetworkBody());
        Seed(Account, new() { ["properties"] = new JsonObject { ["networkInjections"] = agents ? Injections() : new JsonArray() } });
        Seed(
            Vault,
            new()
            {
                ["properties"] = new JsonObject { ["softDeleteRetentionInDays"] = 90, ["enablePurgeProtection"] = purgeProtected },
            }
        );
        var card = $"{Group}/providers/Microsoft.Network/networkInterfaces/nic-pe-vault";
        Seed(
            Endpoint,
            new() { ["properties"] = new JsonObject { ["networkInterfaces"] = new JsonArray(new JsonObject { ["id"] = card }) } }
        );
        azure.Resources.Seed(card, new() { ["location"] = "swedencentral" });
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

    /// <summary>An Azure that holds the subnet of agents until some time after their account is purged.</summary>
    public static Task<TestAzure> WithHeldSubnetsAsync() =>
        TestAzure.StartAsync(options => options with { Habits = new HashSet<string> { "agent-subnet-held" } });

    /// <summary>Adds a web app with a slot, their sign-in and their publishing policy.</summary>
    public DeployedStack WithSite()
    {
        var state = new List<JsonObject>();
        foreach (var (id, kind) in new[] { (Site, ""), ($"{Site}/slots/staging", "Slot") })
        {
            var subnet = $"{Network}/subnets/app";
            Seed(
                id,
                new()
                {
                    ["properties"] = new JsonObject { ["enabled"] = true, ["virtualNetworkSubnetId"] = subnet },
                }
            );
            state.Add(FakePulumi.Resource(kind == "" ? "azure-native:web:WebApp" : "azure-native:web:WebAppSlot", id));
            state.Add(FakePulumi.Resource($"azure-native:web:WebAppScmAllowed{kind}", $"{id}/basicPublishingCredentialsPolicies/scm"));
            state.Add(FakePulumi.Resource($"azure-native:web:WebAppAuthSettingsV2{kind}", $"{id}/config/authsettingsV2"));
        }

        Pulumi.Hold([.. Pulumi.Resources.Select(resource => resource.DeepClone().AsObject()), .. state]);
        return this;
    }

    /// <summary>Adds an AI gateway.</summary>
    public DeployedStack WithAiGateway()
    {
        Seed(AiGateway, new() { ["properties"] = new JsonObject { ["publisherEmail"] = "on-call@example.com" } });
        var added = FakePulumi.Resource("azure-native:apimanagement:ApiManagementService", AiGateway);
        Pulumi.Hold([.. Pulumi.Resources.Select(resource => resource.DeepClone().AsObject()), added]);
        return this;
    }

    public TestAzure Azure { get; }

    public string AiGateway => $"{Group}/providers/Microsoft.ApiManagement/service/apim-aichat-{Name}-abcdef";

    public string Site => $"{Group}/providers/Microsoft.Web/sites/app-{Name}";

    public FakePulumi Pulumi { get; }

    public string Name { get; }

    public string Group { get; }

    public string Network => $"{Group}/providers/Microsoft.Network/virtualNetworks/vnet";

    public string Account => $"{Group}/providers/Microsoft.CognitiveServices/accounts/ais-{Name}";

    public string Vault => $"{Group}/providers/Microsoft.KeyVault/vaults/kv-{Name}";

    public string Endpoint => $"{Group}/providers/Microsoft.Network/privateEndpoints/pe-vault";

    public string Lock => $"{Vault}/providers/Microsoft.Authorization/locks/holds-data";

    public static string Pricing => $"/subscriptions/{TestAzure.Subscription}/providers/Microsoft.Security/pricings/AI";

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

    private JsonObject NetworkBody()
    {
        var subnet = new JsonObject { ["addressPrefix"] = "192.168.16.0/26" };
        return new JsonObject
        {
            ["location"] = "swedencentral",
            ["tags"] = Tags,
            ["properties"] = new JsonObject
            {
                ["addressSpace"] = new JsonObject { ["addressPrefixes"] = new JsonArray("192.168.16.0/24") },
                ["subnets"] = new JsonArray(new JsonObject { ["name"] = "agents", ["properties"] = subnet }),
            },
        };
    }

    private JsonArray Injections() => [new JsonObject { ["scenario"] = "agent", ["subnetArmId"] = $"{Network}/subnets/agents" }];
}
