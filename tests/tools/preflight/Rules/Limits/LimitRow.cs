using System.Text.Json;
using System.Text.Json.Nodes;
using AzureDefinitions.Facts;
using Planning.Plans;
using Preflight.Rules.Limits;

namespace Preflight.Tests.Rules.Limits;

/// <summary>A row of a file of limits, with inputs that comply and inputs that do not.</summary>
internal sealed record LimitRow(string File, string Type, JsonElement Element, int Number)
{
    private const string Set = "limit-test";

    public static IEnumerable<LimitRow> All(string file) =>
        FactFile
            .Of(file)
            .Rows.SelectMany(row =>
                row.List("types").SelectMany(type => row.Element.GetProperty("limits").EnumerateArray().Select(limit => (type, limit)))
            )
            .Select((each, index) => new LimitRow(file, each.type, each.limit, index));

    public string Name => $"row-{Number}";

    public string Path => Text("path")!;

    /// <summary>True if all that the row reads is in the resource itself.</summary>
    public bool IsOwn => Paths.All(path => path[0] is not ('.' or '@' or '~'));

    public string? Kind => Element.EnumerateObject().Select(each => each.Name).SingleOrDefault(LimitChecks.Kinds.Contains);

    public JsonElement Check => Element.GetProperty(Kind!);

    public string? Text(string property) => Element.TryGetProperty(property, out var value) ? value.GetString() : null;

    public override string ToString() => $"{File} {Type} {Element.GetRawText()}";

    /// <summary>Null where a value that complies cannot be made from the row.</summary>
    public JsonObject? Compliant() => LimitValues.Inside(this) is { } value ? Inputs(value) : null;

    /// <summary>Null where a value that does not comply cannot be made from the row.</summary>
    public JsonObject? NonCompliant() => LimitValues.Outside(this) is { } value ? Inputs(value) : null;

    /// <summary>Inputs that meet the row's conditions, and have these values at paths of its place.</summary>
    private JsonObject Inputs(IReadOnlyList<(string Path, JsonNode? Value)> values)
    {
        var inputs = new JsonObject();
        foreach (var (path, value) in Conditions.Select(each => (each.Name, Condition(each.Value))).Concat(values))
        {
            if (value is not null)
            {
                Put(inputs, Full(path), value);
            }
        }

        return inputs;
    }

    public static PlannedResource Resource(LimitRow row, JsonObject inputs) =>
        new()
        {
            Urn = $"urn:pulumi:stack::project::azure-native:{row.Type}::{row.Name}",
            Type = $"azure-native:{(row.Type == "*" ? "search:Service" : row.Type)}",
            Name = row.Name,
            Custom = true,
            Id = $"{TestPlan.Group}/providers/Test.Limits/all/{row.Name}",
            Inputs = inputs,
        };

    private IEnumerable<JsonProperty> Conditions => Element.TryGetProperty("when", out var when) ? when.EnumerateObject() : [];

    private IEnumerable<string> Paths =>
        Conditions.Select(each => each.Name).Append(Path).Concat(new[] { "atMost", "below", "with", "in" }.Select(Text).OfType<string>());

    private string Full(string path) =>
        path[0] == '/' ? path[1..]
        : Text("at") is { } at ? $"{at}.{path}"
        : path;

    private static JsonNode? Condition(JsonElement value)
    {
        var first = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().First() : value;
        return first.ValueKind == JsonValueKind.Null ? null
            : first.ValueKind != JsonValueKind.String ? JsonNode.Parse(first.GetRawText())
            : first.GetString() is "*" ? new JsonObject { [Set] = Set }
            : first.GetString()![0] == '!' ? null
            : first.GetString();
    }

    private static void Put(JsonObject inputs, string path, JsonNode value)
    {
        JsonNode node = inputs;
        var steps = path.Replace("[]", ".[]").Split('.');
        for (var i = 0; i < steps.Length; i++)
        {
            var next =
                i == steps.Length - 1 ? value.DeepClone()
                : steps[i + 1] == "[]" ? new JsonArray()
                : new JsonObject();
            node = node is JsonArray list
                ? list.Count > 0 && i < steps.Length - 1
                    ? list[0]!
                    : Added(list, next)
                : node[steps[i] == "*" ? Set : steps[i]] is { } there && i < steps.Length - 1
                    ? there
                    : node[steps[i] == "*" ? Set : steps[i]] = next;
        }
    }

    private static JsonNode Added(JsonArray list, JsonNode element)
    {
        list.Add(element);
        return element;
    }
}
