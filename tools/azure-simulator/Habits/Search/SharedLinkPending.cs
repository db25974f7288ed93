using System.Text.Json.Nodes;
using AzureSimulator.Access;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Search;

internal sealed class SharedLinkPending : Habit
{
    private const string Link = "Microsoft.Search/searchServices/sharedPrivateLinkResources";
    private const string Connections = "privateEndpointConnections";

    public override string Id => "shared-link-pending";

    public override string Sentence => "The connection of a shared private link stays pending until the owner of its target approves it.";

    public override string Source => "https://learn.microsoft.com/azure/search/search-indexer-howto-access-private";

    public override string Sure => "documented";

    public override string? Fix => "Approve the connection on the target after the update.";

    /// <summary>When the link is made its target gets a connection that waits.</summary>
    public override void End(Operation operation, AzureState azure, Rights rights)
    {
        if (
            operation.Kind == "Create"
            && azure.Resources.Find(operation.Resource) is { } link
            && ArmPath.Same(link.Type, Link)
            && azure.Resources.Find((string?)link.Properties["privateLinkResourceId"]) is { } target
        )
        {
            link.Properties["status"] = "Pending";
            var id = $"{target.Id}/{Connections}/{ArmPath.Of(link.Path.Parent!).Name}.{Fixed.Guid(link.Id)}";
            if (azure.Resources.Find(id) is null)
            {
                azure.Resources.Add(
                    new Resource(id, $"{target.Type}/{Connections}")
                    {
                        ApiVersion = target.ApiVersion,
                        Created = azure.Now,
                        Changed = azure.Now,
                        Hidden = new JsonObject { ["sharedLink"] = link.Id },
                        Body = new JsonObject
                        {
                            ["properties"] = new JsonObject
                            {
                                ["groupIds"] = new JsonArray(link.Properties["groupId"]?.DeepClone()),
                                ["privateLinkServiceConnectionState"] = new JsonObject
                                {
                                    ["status"] = "Pending",
                                    ["description"] = link.Properties["requestMessage"]?.DeepClone(),
                                },
                            },
                        },
                    }
                );
            }
        }
    }

    public override void Change(Call call, Outcome outcome)
    {
        if (
            call.IsWrite
            && (string?)outcome.Resource.Hidden["sharedLink"] is { } link
            && JsonPath.Text(call.Body, "properties", "privateLinkServiceConnectionState", "status") is { } status
            && call.Azure.Resources.Find(link) is { } shared
        )
        {
            shared.Properties["status"] = status;
        }
    }
}
