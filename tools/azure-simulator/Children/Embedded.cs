using System.Text.Json.Nodes;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Children;

/// <summary>
/// Children that a body can carry in a list: the subnets of a network, the rules of a security group. Each is a resource of its own; the
/// list is made from them when the parent is shown.
/// </summary>
internal static class Embedded
{
    private static readonly Dictionary<string, string[]> Lists = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.Network/virtualNetworks"] = ["subnets", "virtualNetworkPeerings"],
        ["Microsoft.Network/networkSecurityGroups"] = ["securityRules"],
        ["Microsoft.Network/routeTables"] = ["routes"],
    };

    /// <summary>The lists of a type's properties whose elements are resources.</summary>
    public static IReadOnlyList<string> ListsOf(string type) => Lists.GetValueOrDefault(type) ?? [];

    /// <summary>The children that a write of the parent would remove: those that its lists no longer name.</summary>
    /// <param name="isWhole">True for a PUT, in which a list that is missing is empty.</param>
    public static IEnumerable<Resource> Removed(Resource parent, JsonObject body, bool isWhole, AzureState azure)
    {
        foreach (var list in ListsOf(parent.Type))
        {
            var given = (body["properties"] as JsonObject)?[list] as JsonArray;
            if (given is null && !isWhole)
            {
                continue;
            }

            var names = (given ?? []).Select(item => (string?)item?["name"]).ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var child in azure.Resources.OfType($"{parent.Type}/{list}"))
            {
                if (ArmPath.Same(child.Path.Parent, parent.Id) && !names.Contains(child.Name))
                {
                    yield return child;
                }
            }
        }
    }

    /// <summary>Takes the lists out of the parent's body and makes, changes and removes the children accordingly.</summary>
    public static void Take(Resource parent, bool isWhole, string caller, AzureState azure)
    {
        foreach (var gone in Removed(parent, parent.Body, isWhole, azure).ToList())
        {
            azure.Resources.Remove(gone);
        }

        foreach (var list in ListsOf(parent.Type))
        {
            var items = (parent.Body["properties"] as JsonObject)?[list] as JsonArray ?? [];
            foreach (var item in items.OfType<JsonObject>())
            {
                if ((string?)item["name"] is { } name)
                {
                    Put(parent, list, name, item, caller, azure);
                }
            }

            (parent.Body["properties"] as JsonObject)?.Remove(list);
        }
    }

    /// <summary>Puts the lists into a body that is to be shown.</summary>
    /// <param name="show">Gives the body of a child as a client sees it.</param>
    public static void Show(Resource parent, JsonObject body, Func<Resource, JsonObject> show, AzureState azure)
    {
        foreach (var list in ListsOf(parent.Type))
        {
            var children = azure.Resources.OfType($"{parent.Type}/{list}").Where(child => ArmPath.Same(child.Path.Parent, parent.Id));
            (body["properties"] as JsonObject ?? (JsonObject)(body["properties"] = new JsonObject()))[list] = new JsonArray([
                .. children.Select(show),
            ]);
        }
    }

    private static void Put(Resource parent, string list, string name, JsonObject item, string caller, AzureState azure)
    {
        var id = $"{parent.Id}/{list}/{name}";
        var child = azure.Resources.Find(id);
        if (child is null)
        {
            child = new Resource(id, $"{parent.Type}/{list}") { Created = azure.Now, CreatedBy = caller };
            azure.Resources.Add(child);
        }
        else
        {
            child.Revision++;
        }

        var body = (JsonObject)item.DeepClone();
        foreach (var member in (string[])["id", "name", "type", "etag"])
        {
            body.Remove(member);
        }

        (child.Body, child.Changed, child.ChangedBy, child.ApiVersion) = (body, azure.Now, caller, parent.ApiVersion);
    }
}
