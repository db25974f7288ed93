using AzureSimulator.Children;
using AzureSimulator.Ids;
using AzureSimulator.SoftDelete;
using AzureSimulator.State;

namespace AzureSimulator.Serving;

/// <summary>Takes a resource away with its children, its extensions and its identity.</summary>
internal static class Removal
{
    /// <param name="isForced">True to keep nothing that could be recovered.</param>
    public static void Remove(Resource resource, bool isForced, AzureState azure)
    {
        if (!isForced)
        {
            Keep(resource, azure);
        }

        foreach (var each in azure.Resources.Below(resource.Id).Append(resource).ToList())
        {
            if (azure.Resources.Find(each.Id) is null)
            {
                continue;
            }

            azure.Resources.Remove(each);
            if (ArmPath.Same(each.Type, SharedLinkConnections.Link))
            {
                SharedLinkConnections.Remove(each, azure);
            }

            if (ArmPath.Same(each.Type, EndpointConnections.Endpoint))
            {
                EndpointConnections.Remove(each, azure);
                EndpointInterfaces.Remove(each, azure);
            }

            foreach (var blob in azure.Blobs.Keys.Where(key => ArmPath.IsBelow(key, each.Id)).ToList())
            {
                azure.Blobs.Remove(blob);
            }

            foreach (var principal in Principals(each))
            {
                azure.Principals.Remove(principal);
            }

            foreach (var operation in azure.Running(each.Id).Where(operation => ArmPath.Same(operation.Resource, each.Id)))
            {
                operation.Status = "Canceled";
            }
        }
    }

    /// <summary>Keeps what is soft-deleted: the resource, or what lies in the group. Children go and come with their parent.</summary>
    private static void Keep(Resource resource, AzureState azure)
    {
        var within = azure.Resources.Below(resource.Id).Append(resource).Where(each => Retention.Of(each) is not null).ToList();
        foreach (var each in within.Where(each => !within.Exists(other => ArmPath.IsBelow(each.Id, other.Id))))
        {
            azure.Deleted.RemoveAll(other => ArmPath.Same(other.Id, each.Id));
            var below = azure.Resources.Below(each.Id).Where(child => !child.Path.IsExtension).ToList();
            azure.Deleted.Add(new SoftDeleted(each, below, azure.Now, azure.Now + Retention.Of(each)!.Value));
        }
    }

    private static IEnumerable<string> Principals(Resource resource)
    {
        if ((string?)resource.Body["identity"]?["principalId"] is { } system)
        {
            yield return system;
        }

        if (ArmPath.Same(resource.Type, "Microsoft.ManagedIdentity/userAssignedIdentities"))
        {
            yield return (string?)resource.Properties["principalId"] ?? "";
        }
    }
}
