using System.Text.Json.Nodes;
using Azure.Bicep.Types.Concrete;
using AzureDefinitions.Types;
using Rehearsal.State;

namespace Rehearsal.Provider;

/// <summary>
/// The body that a refresh leaves in the state: the difference between the old answer and the new one, where it is writable, laid on what
/// was sent. What Azure filled in at the creation is no difference; what it changed later is.
/// </summary>
public static class RefreshedBody
{
    /// <summary>Read-only in Azure, and yet seen in elements of lists by a refresh (pulumi/pulumi-azure-native#3220, #4722).</summary>
    private static readonly string[] Seen =
    [
        "etag",
        "provisioningState",
        "resourceNavigationLinks",
        "serviceAssociationLinks",
        "applicationGatewayIPConfigurations",
    ];

    /// <summary>Type → what a refresh does not read (pulumi/pulumi-azure-native#4748).</summary>
    private static readonly Dictionary<string, string[]> Unread = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.Web/sites"] = ["kind"],
        ["Microsoft.Web/sites/slots"] = ["kind"],
    };

    public static JsonObject Of(ResourceState resource, JsonObject answer)
    {
        var body = resource.Body.DeepClone().AsObject();
        if (resource.Arm is { } arm)
        {
            var unread = SubResources
                .Unset(arm.Type, body)
                .Select(name => $"properties.{name}")
                .Concat(Unread.GetValueOrDefault(arm.Type, []))
                .ToList();
            Lay(body, resource.Answer, answer, arm.BodyType, "", unread, inList: false);
        }

        return body;
    }

    private static void Lay(
        JsonObject target,
        JsonObject before,
        JsonObject after,
        TypeBase type,
        string path,
        IReadOnlyList<string> unread,
        bool inList
    )
    {
        var members = Members.Of(type, after);
        foreach (var name in before.Select(entry => entry.Key).Union(after.Select(entry => entry.Key)).ToList())
        {
            var property = members?.GetValueOrDefault(name);
            var isWritable = property is null
                ? Members.Additional(type) is not null || type is not (ObjectType or DiscriminatedObjectType)
                : !property.Flags.HasFlag(ObjectTypePropertyFlags.ReadOnly) || (inList && Seen.Contains(name));
            var below = path.Length == 0 ? name : $"{path}.{name}";
            if (!isWritable || unread.Contains(below) || JsonNode.DeepEquals(before[name], after[name]))
            {
                continue;
            }

            var inner = property?.Type.Type ?? Members.Additional(type) ?? type;
            Lay(target, name, before[name], after[name], inner, below, unread, inList);
        }
    }

    private static void Lay(
        JsonObject target,
        string name,
        JsonNode? before,
        JsonNode? after,
        TypeBase type,
        string path,
        IReadOnlyList<string> unread,
        bool inList
    )
    {
        switch (before, after)
        {
            case (JsonObject old, JsonObject now):
                var below = target[name] as JsonObject ?? [];
                Lay(below, old, now, type, path, unread, inList);
                if (below.Count > 0)
                {
                    target[name] = below.Parent is null ? below : target[name];
                }

                break;
            case (JsonArray old, JsonArray now)
                when old.Count == now.Count
                    && target[name] is JsonArray list
                    && list.Count == now.Count
                    && now.All(element => element is JsonObject)
                    && type is ArrayType array:
                for (var i = 0; i < now.Count; i++)
                {
                    if (list[i] is JsonObject element && old[i] is JsonObject was)
                    {
                        Lay(element, was, now[i]!.AsObject(), array.ItemType.Type, $"{path}[{i}]", unread, inList: true);
                    }
                }

                break;
            case (_, null):
                target.Remove(name);
                break;
            default:
                target[name] = after.DeepClone();
                break;
        }
    }
}
