using AzureSimulator.Access;
using AzureSimulator.Calls;
using AzureSimulator.Children;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Search;

internal sealed class SharedLinkPending : Habit
{
    public override string Id => "shared-link-pending";

    public override string Sentence => "The connection of a shared private link stays pending until the owner of its target approves it.";

    public override string Source => "https://learn.microsoft.com/azure/search/search-indexer-howto-access-private";

    public override string Sure => "documented";

    public override string? Fix => "Approve the connection on the target, in the program or after the update.";

    public override void End(Operation operation, AzureState azure, Rights rights)
    {
        if (
            operation.Kind == "Create"
            && azure.Resources.Find(operation.Resource) is { } link
            && ArmPath.Same(link.Type, SharedLinkConnections.Link)
        )
        {
            link.Properties["status"] = "Pending";
        }
    }

    public override void Change(Call call, Outcome outcome)
    {
        if (
            call.IsWrite
            && SharedLinkConnections.LinkOf(outcome.Resource) is { } link
            && JsonPath.Text(call.Body, "properties", "privateLinkServiceConnectionState", "status") is { } status
            && call.Azure.Resources.Find(link) is { } shared
        )
        {
            shared.Properties["status"] = status;
        }
    }
}
