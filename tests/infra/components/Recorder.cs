using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace Infra.Tests;

/// <summary>Replaces Azure under Pulumi's mocks: records registrations and returns names and ids.</summary>
internal sealed class Recorder : IMocks
{
    public const string Subscription = "11111111-2222-4333-8444-555555555555";

    private static readonly string[] NameInputs =
    [
        "accountName",
        "resourceGroupName",
        "workspaceName",
        "resourceName",
        "virtualNetworkName",
        "networkSecurityGroupName",
        "privateZoneName",
        "privateEndpointName",
        "searchServiceName",
        "vaultName",
        "containerName",
        "firewallPolicyName",
        "routeTableName",
        "projectName",
        "connectionName",
        "raiPolicyName",
        "raiBlocklistName",
        "registryName",
        "scopeName",
        "endpointName",
        "serviceName",
        "keyName",
        "name",
    ];

    public ConcurrentQueue<MockResourceArgs> Resources { get; } = new();

    public ConcurrentQueue<string> CompletedComponents { get; } = new();

    public IEnumerable<MockResourceArgs> Of(string type) => Resources.Where(resource => resource.Type == $"azure-native:{type}");

    public MockResourceArgs One(string type, string name) => Of(type).Single(resource => resource.Name == name);

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        Resources.Enqueue(args);
        var state = args.Inputs.ToBuilder();
        var name = OwnName(args);
        if (name is not null)
        {
            state["name"] = name;
        }

        switch (args.Type)
        {
            case "azure-native:managedidentity:UserAssignedIdentity":
                state["principalId"] = "principal-of-the-app";
                state["clientId"] = args.Name == "app-identity" ? "client-of-the-app" : $"client-of-{args.Name}";
                break;
            case "azure-native:search:Service":
            case "azure-native:cognitiveservices:Account":
                // Azure returns a map of other identities, not the list of the request.
                state["identity"] = ImmutableDictionary<string, object>.Empty.Add("principalId", $"principal-of-{args.Name}");
                break;
            case "azure-native:keyvault:Key":
                state["keyUriWithVersion"] = $"https://{args.Inputs["vaultName"]}.vault.azure.net/keys/{name}/0123";
                break;
            case "azure-native:network:AzureFirewall":
                var address = ((ImmutableArray<object>)args.Inputs["ipConfigurations"])[0];
                state["ipConfigurations"] = ImmutableArray.Create<object>(
                    ((ImmutableDictionary<string, object>)address).SetItem("privateIPAddress", "192.168.0.4")
                );
                break;
            case "azure-native:applicationinsights:Component":
                state["connectionString"] = "InstrumentationKey=none";
                break;
            case "azure-native:web:WebApp":
                state["defaultHostName"] = $"{name}.azurewebsites.net";

                // Azure returns a map here, not the list of the request.
                state.Remove("identity");
                break;
            case "azure-native:web:WebAppSlot":
                state["defaultHostName"] = $"{args.Inputs["name"]}-{args.Inputs["slot"]}.azurewebsites.net";
                break;
        }

        return Task.FromResult<(string?, object)>(($"/{args.Type}/{args.Name}", state.ToImmutable()));
    }

    public Task<object> CallAsync(MockCallArgs args) =>
        args.Token switch
        {
            "azure-native:authorization:getClientConfig" => Task.FromResult<object>(
                new Dictionary<string, object>
                {
                    ["clientId"] = "client",
                    ["objectId"] = "deployer",
                    ["subscriptionId"] = Subscription,
                    ["tenantId"] = "tenant",
                }.ToImmutableDictionary()
            ),
            "azure-native:cognitiveservices:getAccount" => Task.FromResult(
                AccountIn("Succeeded", connections: Connections(isNested: true))
            ),
            "azure-native:storage:getStorageAccount" => Task.FromResult<object>(
                ImmutableDictionary<string, object>.Empty.Add("privateEndpointConnections", Connections(isNested: false))
            ),
            "azure-native:network:getPrivateEndpoint" => Task.FromResult<object>(ImmutableDictionary<string, object>.Empty),
            "azure-native:machinelearningservices:getOnlineDeployment" => Task.FromResult<object>(
                ImmutableDictionary<string, object>.Empty
            ),
            _ => throw new InvalidOperationException($"the program looks up {args.Token}, which no test expects"),
        };

    /// <summary>What shared private links leave on their target, beside the connection of an endpoint.</summary>
    private ImmutableArray<object> Connections(bool isNested)
    {
        var message = Of("search:SharedPrivateLinkResource")
            .Select(link => (string)((ImmutableDictionary<string, object>)link.Inputs["properties"])["requestMessage"])
            .FirstOrDefault();
        return
        [
            .. new[] { ("endpoint.1", "Auto-Approved"), ("link.2", message) }
                .Where(each => each.Item2 is not null)
                .Select(each =>
                {
                    var state = ImmutableDictionary<string, object>.Empty.Add(
                        "privateLinkServiceConnectionState",
                        ImmutableDictionary<string, object>.Empty.Add("description", each.Item2!)
                    );
                    var connection = ImmutableDictionary<string, object>.Empty.Add("name", each.Item1);
                    return (object)(isNested ? connection.Add("properties", state) : connection.AddRange(state));
                }),
        ];
    }

    /// <summary>What a read of an AI account returns.</summary>
    /// <param name="changed">When it was changed last; null leaves it out.</param>
    public static object AccountIn(string state, string? changed = "2026-01-01T00:00:00Z", ImmutableArray<object> connections = default)
    {
        var properties = ImmutableDictionary<string, object>.Empty.Add("provisioningState", state);
        var account = ImmutableDictionary<string, object>.Empty.Add(
            "properties",
            connections.IsDefault ? properties : properties.Add("privateEndpointConnections", connections)
        );
        return changed is null
            ? account
            : account.Add("systemData", ImmutableDictionary<string, object>.Empty.Add("lastModifiedAt", changed));
    }

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest request)
    {
        CompletedComponents.Enqueue(request.Urn!);
        return Task.CompletedTask;
    }

    /// <summary>The last of the inputs that name something: a child names its parent first.</summary>
    private static string? OwnName(MockResourceArgs args) =>
        args.Type!.Split(':')[1] == "storage" && args.Inputs.ContainsKey("containerName")
            ? (string)args.Inputs["containerName"]
            : NameInputs
                .Where(input => input != "resourceGroupName" || args.Type.EndsWith(":ResourceGroup", StringComparison.Ordinal))
                .Select(input => args.Inputs.GetValueOrDefault(input))
                .OfType<string>()
                .FirstOrDefault();
}
