using System.Text.Json.Nodes;
using Planning.Plans;

namespace Preflight.Tests.OddPlans;

/// <summary>Values that no input expects: another kind, another form or another size.</summary>
internal static class OddValues
{
    private static readonly Func<JsonNode?, JsonNode?>[] All =
    [
        _ => null,
        _ => "",
        _ => " ",
        _ => PlannedValues.Unknown,
        _ => PlannedValues.Secret,
        _ => "Ünïcode 名前 \u0001\u001b[31m\u007f\u2028\r\n\t /:*[]{}()$%'\"\\|<>&",
        _ => "\ud800",
        _ => new string('a', 2000),
        _ => "/",
        _ => "//subscriptions//resourceGroups//providers//",
        _ => "/subscriptions/x/resourceGroups/y/providers/",
        _ => "/subscriptions/x/resourceGroups/y/providers/Microsoft.Network/virtualNetworks",
        _ => "[resourceId('a', 'b')]",
        _ => "http://[",
        _ => "https://",
        _ => "::/0",
        _ => "0.0.0.0/0",
        _ => "255.255.255.255/32",
        _ => "10.0.0.0/33",
        _ => "10.0.0.9-10.0.0.1",
        _ => "-",
        _ => "65535-0",
        _ => "PT",
        _ => "P99999999999D",
        _ => "2026-13-45T99:99:99Z",
        _ => "9999-12-31T23:59:59Z",
        _ => "0001-01-01",
        _ => "NaN",
        _ => "1e400",
        _ => "-5",
        _ => "((((",
        _ => -1.5,
        _ => 0,
        _ => 1e300,
        _ => long.MaxValue,
        _ => int.MinValue,
        _ => true,
        _ => new JsonArray(),
        _ => JsonNode.Parse("""[null, "x", 1, {}, [null]]"""),
        _ => new JsonArray(null, null),
        _ => new JsonArray("", "", ""),
        _ => new JsonObject(),
        _ => JsonNode.Parse("""{ "x": null, "id": [1], "": {}, "name": 4, "properties": [] }"""),
        _ => Deep(200),
        was => new JsonArray(was?.DeepClone()),
        was => new JsonArray(was?.DeepClone(), was?.DeepClone()),
        was => new JsonObject { ["value"] = was?.DeepClone() },
        was => was is JsonValue text ? text.ToString().ToUpperInvariant() : was?.ToString(),
        was => was is JsonValue text ? $" {text} " : new JsonArray(was?.DeepClone(), null),
        was =>
            was is JsonValue text ? text.ToString() + "/"
            : was is JsonArray list ? list.FirstOrDefault()?.DeepClone()
            : new JsonObject(),
    ];

    public static int Count => All.Length;

    /// <param name="was">The value in its place.</param>
    public static JsonNode? At(int index, JsonNode? was) => All[index](was);

    public static JsonNode Deep(int levels)
    {
        JsonNode node = "x";
        for (var level = 0; level < levels; level++)
        {
            node = level % 2 == 0 ? new JsonArray(node) : new JsonObject { ["properties"] = node };
        }

        return node;
    }
}
