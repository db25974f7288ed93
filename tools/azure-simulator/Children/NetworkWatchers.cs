using System.Text.Json.Nodes;
using AzureSimulator.State;

namespace AzureSimulator.Children;

/// <summary>The Network Watcher of a region: Azure makes it, and its group, with the first network there, and keeps both.</summary>
internal static class NetworkWatchers
{
    public const string Network = "Microsoft.Network/virtualNetworks";

    public static void Make(Resource network, AzureState azure)
    {
        var group = $"/subscriptions/{azure.Options.Subscription}/resourceGroups/NetworkWatcherRG";
        Add(group, "Microsoft.Resources/resourceGroups", network, azure);
        Add($"{group}/providers/{Type}/NetworkWatcher_{network.Location}", Type, network, azure);
    }

    private const string Type = "Microsoft.Network/networkWatchers";

    private static void Add(string id, string type, Resource network, AzureState azure)
    {
        if (azure.Resources.Find(id) is null)
        {
            azure.Resources.Add(
                new Resource(id, type)
                {
                    Created = azure.Now,
                    Changed = azure.Now,
                    CreatedBy = network.CreatedBy,
                    ChangedBy = network.CreatedBy,
                    Body = new JsonObject { ["location"] = network.Location, ["properties"] = new JsonObject() },
                }
            );
        }
    }
}
