using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using Planning.Wire;

namespace Planning.ResourceIds;

/// <summary>
/// The way between Pulumi's inputs and outputs and the body that ARM has. The provider takes the content of `properties` to the level
/// above, and begins each name with a small letter.
/// </summary>
internal static class PlacedOutputs
{
    private const string Below = "properties";
    private const string Assigned = "userAssignedIdentities";

    /// <summary>What ARM has beside `properties`, in a resource and in the parts of a network resource.</summary>
    private static readonly HashSet<string> Beside = ["id", "identity", "kind", "location", "name", "sku", "tags", "type", "zones"];

    /// <summary>As much of the body as outputs follow from. Unknown values are null in it.</summary>
    public static JsonObject Body(string armType, Struct inputs)
    {
        var below = inputs.Property(Below) is { KindCase: Value.KindOneofCase.StructValue } given ? Object(given.StructValue) : [];
        var body = new JsonObject { [Below] = below };
        var isNetwork = armType.StartsWith("Microsoft.Network/", StringComparison.OrdinalIgnoreCase);
        foreach (var (name, value) in inputs.Fields.Where(field => field.Key != Below))
        {
            var node = Node(value);
            (Beside.Contains(name) ? body : below)[name] = isNetwork && node is JsonArray list ? Parts(list) : node;
        }

        // Programs list the ids of the identities that they assign; ARM has them as the keys of a map.
        if (body["identity"] is JsonObject identity && identity[Assigned] is JsonArray ids)
        {
            identity[Assigned] = new JsonObject(
                ids.Where(each => each is not null).Select(each => KeyValuePair.Create(each!.ToString(), (JsonNode?)new JsonObject()))
            );
        }

        return body;
    }

    /// <param name="flatten">Whether the content of `properties` belongs to the level above.</param>
    public static void Place(JsonObject added, Struct outputs, bool flatten)
    {
        foreach (var (name, value) in added)
        {
            if (!flatten || name != Below || value is not JsonObject below)
            {
                Set(name, value, outputs);
                continue;
            }

            foreach (var (inner, content) in below)
            {
                Set(char.ToLowerInvariant(inner[0]) + inner[1..], content, outputs);
            }
        }
    }

    private static void Set(string name, JsonNode? added, Struct outputs)
    {
        var present = outputs.Property(name);
        if (added is JsonObject map && present is { KindCase: Value.KindOneofCase.StructValue })
        {
            Place(map, present.StructValue, flatten: false);
        }
        else if (
            added is JsonArray parts
            && present is { KindCase: Value.KindOneofCase.ListValue }
            && present.ListValue.Values.Count == parts.Count
            && parts.All(part => part is JsonObject)
        )
        {
            foreach (var (part, value) in parts.Zip(present.ListValue.Values.Select(WireValue.Reveal)))
            {
                if (value.KindCase == Value.KindOneofCase.StructValue)
                {
                    Place((JsonObject)part!, value.StructValue, flatten: true);
                }
            }
        }
        else
        {
            outputs.Fields[name] = Wire(added);
        }
    }

    /// <summary>Names and ids beside `properties`, everything else in it.</summary>
    private static JsonArray Parts(JsonArray list) => [.. list.Select(part => part is JsonObject named ? Part(named) : part?.DeepClone())];

    private static JsonObject Part(JsonObject given)
    {
        var (part, below) = (new JsonObject(), new JsonObject());
        foreach (var (name, value) in given)
        {
            (Beside.Contains(name) ? part : below)[name] = value?.DeepClone();
        }

        part[Below] = below;
        return part;
    }

    private static JsonObject Object(Struct given) => new(given.Fields.Select(field => KeyValuePair.Create(field.Key, Node(field.Value))));

    private static JsonNode? Node(Value given)
    {
        var value = given.Reveal();
        return value.KindCase switch
        {
            Value.KindOneofCase.StringValue when !value.IsUnknown() => JsonValue.Create(value.StringValue),
            Value.KindOneofCase.BoolValue => JsonValue.Create(value.BoolValue),
            Value.KindOneofCase.NumberValue => JsonValue.Create(value.NumberValue),
            Value.KindOneofCase.ListValue => new JsonArray([.. value.ListValue.Values.Select(Node)]),
            Value.KindOneofCase.StructValue when value.Signature() is null => Object(value.StructValue),
            _ => null,
        };
    }

    private static Value Wire(JsonNode? node) =>
        node switch
        {
            JsonObject map => Value.ForStruct(new Struct { Fields = { map.ToDictionary(each => each.Key, each => Wire(each.Value)) } }),
            JsonArray list => Value.ForList([.. list.Select(Wire)]),
            JsonValue value when value.TryGetValue<string>(out var text) => Value.ForString(text),
            JsonValue value when value.TryGetValue<bool>(out var yes) => Value.ForBool(yes),
            JsonValue value when value.TryGetValue<double>(out var number) => Value.ForNumber(number),
            _ => Value.ForNull(),
        };
}
