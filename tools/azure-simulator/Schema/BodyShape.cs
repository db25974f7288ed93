using System.Text.Json.Nodes;
using Azure.Bicep.Types.Concrete;
using AzureDefinitions.Types;

namespace AzureSimulator.Schema;

/// <summary>Takes from a body what its type gives no place to.</summary>
public static class BodyShape
{
    /// <summary>What Azure keeps of a request: without read-only properties, which clients send back as they got them.</summary>
    public static JsonObject Accepted(JsonObject body, TypeBase? type) => Without(body, type, ObjectTypePropertyFlags.ReadOnly);

    /// <summary>What Azure shows: without secrets and other write-only properties.</summary>
    public static JsonObject Shown(JsonObject body, TypeBase? type) => Without(body, type, ObjectTypePropertyFlags.WriteOnly);

    private static JsonObject Without(JsonObject body, TypeBase? type, ObjectTypePropertyFlags flag)
    {
        var members = type is null ? null : Members.Of(type, body);
        var additional = type is null ? null : Members.Additional(type);
        var kept = new JsonObject();
        foreach (var (name, value) in body)
        {
            if (members is not null && members.TryGetValue(name, out var member))
            {
                if (!member.Flags.HasFlag(flag) || member.Flags.HasFlag(ObjectTypePropertyFlags.Required))
                {
                    kept[name] = Value(value, member.Type.Type, flag);
                }
            }
            else
            {
                kept[name] = Value(value, additional, flag);
            }
        }

        return kept;
    }

    private static JsonNode? Value(JsonNode? value, TypeBase? type, ObjectTypePropertyFlags flag) =>
        (value, type) switch
        {
            (JsonObject inner, ObjectType or DiscriminatedObjectType) => Without(inner, type, flag),
            (JsonArray list, ArrayType array) => new JsonArray([.. list.Select(item => Value(item, array.ItemType.Type, flag))]),
            _ => value?.DeepClone(),
        };
}
