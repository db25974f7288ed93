using System.Text.Json.Nodes;
using AzureSimulator.State;

namespace AzureSimulator.Children;

/// <summary>The network interface of a private endpoint: Azure makes it in the endpoint's group, and deletes it with it.</summary>
internal static class EndpointInterfaces
{
    private const string Type = "Microsoft.Network/networkInterfaces";

    public static void Make(Resource endpoint, AzureState azure)
    {
        foreach (var id in Ids(endpoint).Where(id => azure.Resources.Find(id) is null).ToList())
        {
            azure.Resources.Add(
                new Resource(id, Type)
                {
                    Created = azure.Now,
                    Changed = azure.Now,
                    CreatedBy = endpoint.CreatedBy,
                    ChangedBy = endpoint.CreatedBy,
                    Body = new JsonObject
                    {
                        ["location"] = endpoint.Location,
                        ["properties"] = new JsonObject { ["privateEndpoint"] = new JsonObject { ["id"] = endpoint.Id } },
                    },
                }
            );
        }
    }

    public static void Remove(Resource endpoint, AzureState azure)
    {
        foreach (var card in Ids(endpoint).Select(azure.Resources.Find).OfType<Resource>().ToList())
        {
            azure.Resources.Remove(card);
        }
    }

    private static IEnumerable<string> Ids(Resource endpoint) =>
        (endpoint.Properties["networkInterfaces"] as JsonArray ?? []).Select(each => (string?)each?["id"]).OfType<string>();
}
