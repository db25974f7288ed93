using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using Planning.Wire;

namespace Planning.States;

/// <summary>Values of the wire as an exported state has them: a secret has its value as JSON in a text.</summary>
internal static class ExportedValues
{
    public static JsonObject Object(Struct map) =>
        new(
            map.Fields.Where(field => field.Value.KindCase != Value.KindOneofCase.NullValue)
                .OrderBy(field => field.Key, StringComparer.Ordinal)
                .Select(field => KeyValuePair.Create(field.Key, Node(field.Value)))
        );

    private static JsonNode? Node(Value value)
    {
        switch (value.Signature())
        {
            case Signatures.Secret:
                return Secret(Node(value.Reveal()));
            case Signatures.Output:
                var inner = Node(value.Reveal());
                return value.StructValue.Fields.TryGetValue("secret", out var isSecret) && isSecret.BoolValue ? Secret(inner) : inner;
        }

        return value.KindCase switch
        {
            Value.KindOneofCase.StringValue => value.StringValue,
            Value.KindOneofCase.BoolValue => value.BoolValue,
            Value.KindOneofCase.NumberValue => value.NumberValue,
            Value.KindOneofCase.ListValue => new JsonArray([.. value.ListValue.Values.Select(Node)]),
            Value.KindOneofCase.StructValue => Object(value.StructValue),
            _ => null,
        };
    }

    private static JsonObject Secret(JsonNode? value) =>
        new() { [Signatures.Key] = Signatures.Secret, ["plaintext"] = value?.ToJsonString() ?? "null" };
}
