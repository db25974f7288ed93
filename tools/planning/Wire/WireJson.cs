using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;

namespace Planning.Wire;

/// <summary>JSON as values that travel between a program and the engine.</summary>
public static class WireJson
{
    public static Struct Object(JsonObject map)
    {
        var result = new Struct();
        foreach (var (name, value) in map)
        {
            result.Fields[name] = Of(value);
        }

        return result;
    }

    public static Value Of(JsonNode? node) =>
        node switch
        {
            JsonObject map => Value.ForStruct(Object(map)),
            JsonArray list => Value.ForList([.. list.Select(Of)]),
            JsonValue value => Scalar(value),
            _ => Value.ForNull(),
        };

    private static Value Scalar(JsonValue value) =>
        value.GetValueKind() switch
        {
            JsonValueKind.String => Value.ForString(value.ToString()),
            JsonValueKind.Number => Value.ForNumber(value.Deserialize<double>()),
            JsonValueKind.True => Value.ForBool(true),
            JsonValueKind.False => Value.ForBool(false),
            _ => Value.ForNull(),
        };
}
