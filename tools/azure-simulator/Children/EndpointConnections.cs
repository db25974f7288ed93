using System.Text.Json.Nodes;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Children;

/// <summary>What a private endpoint leaves on its target: a connection, which goes with the endpoint.</summary>
internal static class EndpointConnections
{
    public const string Endpoint = "Microsoft.Network/privateEndpoints";
    private const string Connections = "privateEndpointConnections";

    /// <summary>Makes the connections of an endpoint that is complete.</summary>
    public static void Make(Resource endpoint, AzureState azure)
    {
        foreach (
            var (list, status) in (IEnumerable<(string, string)>)
                [("privateLinkServiceConnections", "Approved"), ("manualPrivateLinkServiceConnections", "Pending")]
        )
        {
            foreach (var connection in (endpoint.Properties[list] as JsonArray ?? []).OfType<JsonObject>())
            {
                if (azure.Resources.Find((string?)connection["properties"]?["privateLinkServiceId"]) is { } target)
                {
                    Add(endpoint, target, status, azure);
                }
            }
        }
    }

    public static void Remove(Resource endpoint, AzureState azure)
    {
        foreach (var connection in azure.Resources.All.Where(each => IsOf(each, endpoint)).ToList())
        {
            azure.Resources.Remove(connection);
        }
    }

    private static bool IsOf(Resource resource, Resource endpoint) =>
        resource.Type.EndsWith($"/{Connections}", StringComparison.OrdinalIgnoreCase)
        && ArmPath.Same((string?)resource.Properties["privateEndpoint"]?["id"], endpoint.Id);

    private static void Add(Resource endpoint, Resource target, string status, AzureState azure)
    {
        var id = $"{target.Id}/{Connections}/{endpoint.Name}.{Fixed.Guid($"{endpoint.Id}#{target.Id}")}";
        if (azure.Resources.Find(id) is not null)
        {
            return;
        }

        azure.Resources.Add(
            new Resource(id, $"{target.Type}/{Connections}")
            {
                Created = azure.Now,
                Changed = azure.Now,
                CreatedBy = endpoint.CreatedBy,
                ChangedBy = endpoint.CreatedBy,
                Body = new JsonObject
                {
                    ["properties"] = new JsonObject
                    {
                        ["privateEndpoint"] = new JsonObject { ["id"] = endpoint.Id },
                        ["privateLinkServiceConnectionState"] = new JsonObject { ["status"] = status, ["actionsRequired"] = "None" },
                    },
                },
            }
        );
    }
}
