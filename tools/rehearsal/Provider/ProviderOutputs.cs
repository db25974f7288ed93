using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using Planning.Wire;

namespace Rehearsal.Provider;

/// <summary>An answer of Azure in the shape of a resource's outputs: `properties` one level up, where the SDK has it so.</summary>
public static class ProviderOutputs
{
    /// <summary>Lays an answer on outputs that follow from the inputs. A secret stays one.</summary>
    public static void Lay(Struct outputs, JsonObject answer)
    {
        var keepsProperties = outputs.Fields.ContainsKey("properties");
        foreach (var (name, value) in answer)
        {
            if (name != "properties" || keepsProperties)
            {
                Put(outputs, name, value);
            }
        }

        if (!keepsProperties && answer["properties"] is JsonObject properties)
        {
            foreach (var (name, value) in properties.Where(entry => !answer.ContainsKey(entry.Key)))
            {
                Put(outputs, name, value);
            }
        }
    }

    /// <summary>Both shapes, for a type of which it is not known which one the SDK has.</summary>
    public static Struct Of(JsonObject answer)
    {
        var result = new Struct();
        foreach (var (name, value) in answer)
        {
            result.Fields[name] = Convert(value);
        }

        if (answer["properties"] is JsonObject properties)
        {
            foreach (var (name, value) in properties.Where(entry => !answer.ContainsKey(entry.Key)))
            {
                result.Fields[name] = Convert(value);
            }
        }

        return result;
    }

    private static void Put(Struct outputs, string name, JsonNode? answer)
    {
        if (answer is null)
        {
            return;
        }

        if (!outputs.Fields.TryGetValue(name, out var present))
        {
            outputs.Fields[name] = Convert(answer);
            return;
        }

        var revealed = present.Reveal();
        switch (answer, revealed.KindCase)
        {
            case (JsonObject map, Value.KindOneofCase.StructValue):
                Lay(revealed.StructValue, map);
                break;
            case (JsonArray list, Value.KindOneofCase.ListValue) when list.Count == revealed.ListValue.Values.Count:
                for (var i = 0; i < list.Count; i++)
                {
                    if (
                        list[i] is JsonObject element
                        && revealed.ListValue.Values[i].Reveal() is { KindCase: Value.KindOneofCase.StructValue } old
                    )
                    {
                        Lay(old.StructValue, element);
                    }
                }

                break;
            default:
                outputs.Fields[name] = present.Signature() == Signatures.Secret ? WireValue.Secret(Convert(answer)) : Convert(answer);
                break;
        }
    }

    private static Value Convert(JsonNode? node) =>
        node switch
        {
            JsonObject map => Value.ForStruct(Of(map)),
            JsonArray list => Value.ForList([.. list.Select(Convert)]),
            _ => WireJson.Of(node),
        };
}
