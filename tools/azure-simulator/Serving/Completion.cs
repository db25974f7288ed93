using System.Text.Json.Nodes;
using AzureSimulator.Access;
using AzureSimulator.Children;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Serving;

/// <summary>Lets due changes happen: operations end, and habits change what they asked to change.</summary>
internal sealed class Completion(AzureState azure, Rights rights, IReadOnlyList<Habit> habits)
{
    private const string Operations = "operations";

    public void Plan(Operation operation) =>
        azure.Schedule.Add(operation.Ends, Operations, "end", new JsonObject { ["id"] = operation.Id });

    public void Settle() => azure.Settle(Happen);

    private void Happen(DueChange change)
    {
        if (change.Owner == Operations)
        {
            End(azure.Operations[(string)change.Data["id"]!]);
        }
        else
        {
            habits.FirstOrDefault(habit => habit.Id == change.Owner)?.Happen(change, azure);
        }
    }

    private void End(Operation operation)
    {
        if (!operation.IsRunning)
        {
            return;
        }

        if (operation.Ends <= azure.Now)
        {
            foreach (var habit in habits)
            {
                habit.End(operation, azure, rights);
            }
        }

        if (operation.Ends > azure.Now)
        {
            Plan(operation);
            return;
        }

        Apply(operation);
    }

    /// <summary>Applies the result of an operation that ends now.</summary>
    public void Apply(Operation operation)
    {
        if (operation is { Kind: "Delete", Error: null } && GroupDeletion.Blocked(operation, azure) is { } blocked)
        {
            operation.Fail(blocked.ErrorCode!, blocked.ErrorMessage!, null);
        }

        operation.Status =
            operation.Error is null ? "Succeeded"
            : (string?)operation.Error["code"] == "Canceled" ? "Canceled"
            : "Failed";
        if (operation is { Kind: "Purge", Error: null })
        {
            azure.Deleted.RemoveAll(each => ArmPath.Same(each.Id, operation.Resource));
            return;
        }

        if (azure.Resources.Find(operation.Resource) is not { } resource || resource.Operation != operation.Id)
        {
            return;
        }

        resource.Operation = null;
        if (operation.Error is not null)
        {
            resource.State = operation.Kind == "Delete" && GroupDeletion.IsGroup(resource.Type) ? "Succeeded" : "Failed";
        }
        else if (operation.Kind is not ("Create" or "Update" or "Delete"))
        {
            return;
        }
        else if (operation.Kind == "Delete")
        {
            Removal.Remove(resource, operation.IsForced, azure);
        }
        else
        {
            resource.State = "Succeeded";
            if (ArmPath.Same(resource.Type, SharedLinkConnections.Link))
            {
                SharedLinkConnections.Make(resource, azure);
            }

            if (ArmPath.Same(resource.Type, NetworkWatchers.Network))
            {
                NetworkWatchers.Make(resource, azure);
            }

            if (ArmPath.Same(resource.Type, EndpointConnections.Endpoint))
            {
                EndpointConnections.Make(resource, azure);
                EndpointInterfaces.Make(resource, azure);
            }
        }
    }
}
