using System.Text.Json.Nodes;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Children;

/// <summary>
/// What a shared private link of a search service leaves on its target: a connection under a name of Azure's choice, which the target shows
/// among its properties and which goes with the link.
/// </summary>
internal static class SharedLinkConnections
{
    public const string Link = "Microsoft.Search/searchServices/sharedPrivateLinkResources";

    private const string Connections = "privateEndpointConnections";
    private const string Hidden = "sharedLink";
    private static readonly string[] Targets = ["Microsoft.Storage/storageAccounts", "Microsoft.CognitiveServices/accounts"];

    /// <summary>Makes the connection of a link that is complete, in the link's own state.</summary>
    public static void Make(Resource link, AzureState azure)
    {
        if (azure.Resources.Find((string?)link.Properties["privateLinkResourceId"]) is not { } target)
        {
            return;
        }

        var id = $"{target.Id}/{Connections}/{ArmPath.Of(link.Path.Parent!).Name}.{Fixed.Guid(link.Id)}";
        link.Properties["status"] ??= "Approved";
        if (azure.Resources.Find(id) is null)
        {
            azure.Resources.Add(
                new Resource(id, $"{target.Type}/{Connections}")
                {
                    ApiVersion = target.ApiVersion,
                    Created = azure.Now,
                    Changed = azure.Now,
                    Hidden = new JsonObject { [Hidden] = link.Id },
                    Body = new JsonObject
                    {
                        ["properties"] = new JsonObject
                        {
                            ["groupIds"] = new JsonArray(link.Properties["groupId"]?.DeepClone()),
                            ["privateLinkServiceConnectionState"] = new JsonObject
                            {
                                ["status"] = link.Properties["status"]?.DeepClone(),
                                ["description"] = link.Properties["requestMessage"]?.DeepClone(),
                            },
                        },
                    },
                }
            );
        }
    }

    public static void Remove(Resource link, AzureState azure)
    {
        foreach (var connection in azure.Resources.All.Where(each => ArmPath.Same(LinkOf(each), link.Id)).ToList())
        {
            azure.Resources.Remove(connection);
        }
    }

    /// <summary>The link that made a connection; null for another resource.</summary>
    public static string? LinkOf(Resource connection) => (string?)connection.Hidden[Hidden];

    public static void Show(Resource target, JsonObject body, AzureState azure)
    {
        if (!Targets.Any(type => ArmPath.Same(target.Type, type)) || body["properties"] is not JsonObject properties)
        {
            return;
        }

        var connections = azure.Resources.Below(target.Id).Where(each => LinkOf(each) is not null).ToList();
        if (connections.Count > 0)
        {
            properties[Connections] = new JsonArray([
                .. connections.Select(each => new JsonObject
                {
                    ["id"] = each.Id,
                    ["name"] = each.Name,
                    ["type"] = each.Type,
                    ["properties"] = each.Properties.DeepClone(),
                }),
            ]);
        }
    }
}
