using System.Text.Json;
using System.Text.Json.Nodes;

namespace Preflight.Tests.Rules.Limits;

/// <summary>Values inside and outside a row of limits.</summary>
internal static class LimitValues
{
    private static readonly Dictionary<string, string> Forms = new()
    {
        ["guid"] = "a32a5d22-ac03-86e9-b50c-8e3fb775a41b",
        ["email"] = "a@example.com",
        ["https"] = "https://example.com",
        ["ipv4"] = "203.0.113.9",
        ["cidr"] = "203.0.113.0/24",
        ["public-cidr"] = "203.0.113.0/24",
        ["storage-cidr"] = "203.0.113.0/24",
        ["slash"] = "/a",
        ["resource-id"] = "/subscriptions/a",
        ["time"] = "2026-12-01T00:00:00Z",
    };

    public static IReadOnlyList<(string, JsonNode?)>? Inside(LimitRow row) =>
        row.Kind switch
        {
            "range" => At(row, Number(row, row.Check[0].ValueKind == JsonValueKind.Null ? row.Check[1] : row.Check[0])),
            "values" => At(row, Node(row.Check.EnumerateArray().First())),
            "not" or "sum" or "unique" => [],
            "form" => At(row, Forms[row.Check.GetString()!]),
            "pattern" => At(row, row.Text("example")!),
            "key" => [($"{row.Path[..^1]}{row.Text("example")}", "limit-test")],
            "length" => At(row, new string('a', (int)Bound(row.Check[1], 10))),
            "count" => At(row, Elements((int)Math.Max(Bound(row.Check[0], 0), 1))),
            "duration" => At(row, row.Check[0].GetString() ?? row.Check[1].GetString()),
            "required" => At(row, "limit-test"),
            "refused" => [],
            "atMost" => [(row.Path, 5), (row.Text("atMost")!, 5)],
            "below" => [(row.Path, 4), (row.Text("below")!, 5)],
            "pairs" => Pair(row, row.Check.EnumerateArray().First().GetString()!),
            "product" => [(row.Path, 1), (row.Text("with")!, 1)],
            "in" => [(row.Path, "a"), (row.Text("in")!, "a")],
            _ => null,
        };

    public static IReadOnlyList<(string, JsonNode?)>? Outside(LimitRow row) =>
        row.Kind switch
        {
            "range" => At(
                row,
                row.Check[1].ValueKind == JsonValueKind.Null ? row.Check[0].GetDecimal() - 1 : row.Check[1].GetDecimal() + 1
            ),
            "values" or "form" or "duration" => At(row, "?? none"),
            "pattern" => At(row, "?<>*%é ."),
            "not" => At(row, Node(row.Check.EnumerateArray().First())),
            "length" when row.Check[1].ValueKind != JsonValueKind.Null => At(row, new string('a', row.Check[1].GetInt32() + 1)),
            "count" => At(
                row,
                Elements(row.Check[1].ValueKind == JsonValueKind.Null ? row.Check[0].GetInt32() - 1 : row.Check[1].GetInt32() + 1)
            ),
            "required" => Parent(row.Path),
            "refused" => At(row, "limit-test"),
            "atMost" => [(row.Path, 6), (row.Text("atMost")!, 5)],
            "below" => [(row.Path, 5), (row.Text("below")!, 5)],
            "pairs" => Pair(row, "none none"),
            "product" => [(row.Path, 100), (row.Text("with")!, 100)],
            "in" => [(row.Path, "a"), (row.Text("in")!, "b")],
            "unique" => Twice(row),
            "sum" => At(row, row.Check.GetInt32() - 1),
            _ => null,
        };

    /// <summary>A value that the row's own condition excludes, such as -1, is not a value outside.</summary>
    private static IReadOnlyList<(string, JsonNode?)> At(LimitRow row, JsonNode? value) => [(row.Path, value)];

    private static JsonNode Number(LimitRow row, JsonElement bound) =>
        row.Element.TryGetProperty("multiple", out var multiple)
            ? Math.Ceiling(bound.GetDecimal() / multiple.GetDecimal()) * multiple.GetDecimal()
            : bound.GetDecimal();

    private static decimal Bound(JsonElement value, decimal otherwise) =>
        value.ValueKind == JsonValueKind.Null ? otherwise : value.GetDecimal();

    private static JsonNode? Node(JsonElement value) => JsonNode.Parse(value.GetRawText());

    private static JsonArray Elements(int count) => new([.. Enumerable.Range(0, count).Select(i => (JsonNode)$"e{i}")]);

    private static IReadOnlyList<(string, JsonNode?)> Pair(LimitRow row, string pair) =>
        [(row.Path, pair.Split(' ')[0]), (row.Text("with")!, pair.Split(' ')[1])];

    /// <summary>The element or the object that lacks the property.</summary>
    private static IReadOnlyList<(string, JsonNode?)> Parent(string path) =>
        path.LastIndexOf("[]", StringComparison.Ordinal) is > 0 and var list ? [($"{path[..(list + 2)]}.other", "limit-test")]
        : path.LastIndexOf(".*", StringComparison.Ordinal) is > 0 and var map ? [($"{path[..(map + 2)]}.other", "limit-test")]
        : [("other", "limit-test")];

    private static IReadOnlyList<(string, JsonNode?)> Twice(LimitRow row)
    {
        var keys = row.Check.EnumerateArray().Select(key => key.GetString()!).ToList();
        JsonNode element = keys.Count == 0 ? "a" : new JsonObject(keys.Select(key => KeyValuePair.Create(key, (JsonNode?)"a")));
        return [(row.Path, element), (row.Path, element)];
    }
}
