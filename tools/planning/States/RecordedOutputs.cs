using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using Planning.Wire;

namespace Planning.States;

/// <summary>Outputs of an exported state as a program gets them. An encrypted secret is a secret that is not known.</summary>
internal static class RecordedOutputs
{
    public static Struct Of(JsonNode? outputs)
    {
        var result = new Struct();
        foreach (var (name, value) in outputs as JsonObject ?? [])
        {
            if (!name.StartsWith("__", StringComparison.Ordinal))
            {
                result.Fields[name] = Convert(value);
            }
        }

        return result;
    }

    private static Value Convert(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map when map[Signatures.Key]?.ToString() == Signatures.Secret:
                return WireValue.Secret(RecordedValues.Plain(map) is { } plain ? Convert(plain) : Value.ForString(Signatures.Unknown));
            case JsonObject map:
                var result = new Struct();
                foreach (var (name, value) in map)
                {
                    result.Fields[name] = Convert(value);
                }

                return Value.ForStruct(result);
            case JsonArray list:
                return Value.ForList([.. list.Select(Convert)]);
            default:
                return WireJson.Of(node);
        }
    }
}
