using System.Text.Json.Nodes;

namespace Preflight.Tests.Rules;

/// <summary>Inputs with one value changed.</summary>
internal static class TestInputs
{
    /// <param name="value">Null removes the input.</param>
    public static JsonObject With(JsonObject inputs, string path, JsonNode? value)
    {
        var changed = inputs.DeepClone().AsObject();
        var steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        JsonNode node = changed;
        foreach (var step in steps[..^1])
        {
            node = step[0] == '[' ? node[Index(step)]! : node[step] ??= new JsonObject();
        }

        Set(node, steps[^1], value);
        Assert.False(JsonNode.DeepEquals(changed, inputs), $"{path} is {value?.ToJsonString() ?? "not set"} already");
        return changed;
    }

    private static void Set(JsonNode node, string step, JsonNode? value)
    {
        switch (node, value)
        {
            case (JsonArray list, null):
                list.RemoveAt(Index(step));
                break;
            case (JsonArray list, _) when Index(step) == list.Count:
                list.Add(value);
                break;
            case (JsonArray list, _):
                list[Index(step)] = value;
                break;
            case (JsonObject map, null):
                Assert.True(map.Remove(step), $"there is no {step} to remove");
                break;
            default:
                node[step] = value;
                break;
        }
    }

    private static int Index(string step) => int.Parse(step[1..^1]);
}
