using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Serving;

/// <summary>Takes a resource away with its children, its extensions and its identity.</summary>
internal static class Removal
{
    public static void Remove(Resource resource, AzureState azure)
    {
        foreach (var each in azure.Resources.Below(resource.Id).Append(resource).ToList())
        {
            azure.Resources.Remove(each);
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
