using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AzureSimulator;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Rehearsal.Tests.Habits;

/// <summary>The outputs of a program so far, and texts with references to them: ${name.path}.</summary>
internal sealed partial class CaseValues
{
    private static readonly SimulatorOptions Usual = new();

    private static readonly Dictionary<string, string> Constants = new()
    {
        ["subscription"] = Usual.Subscription,
        ["tenant"] = Usual.Tenant,
        ["owner"] = Usual.Owner,
    };

    private readonly Dictionary<string, JsonObject> _outputs = [];

    public void Put(string name, string id, Struct outputs)
    {
        var values = JsonNode.Parse(JsonFormatter.Default.Format(outputs))!.AsObject();
        values["id"] = id;
        _outputs[name] = values;
    }

    /// <returns>The resources that a value refers to.</returns>
    public static IEnumerable<string> Names(JsonNode? node) =>
        Texts(node)
            .SelectMany(text => Reference().Matches(text))
            .Select(match => match.Groups[1].Value.Split('.')[0])
            .Where(name => !Constants.ContainsKey(name))
            .Distinct();

    /// <returns>A copy with every reference replaced.</returns>
    public JsonNode? Fill(JsonNode? node) =>
        node switch
        {
            JsonObject map => new JsonObject(map.Select(each => KeyValuePair.Create(Text(each.Key), Fill(each.Value)))),
            JsonArray list => new JsonArray([.. list.Select(Fill)]),
            JsonValue value when value.GetValueKind() == JsonValueKind.String => Text(value.GetValue<string>()),
            _ => node?.DeepClone(),
        };

    public string Text(string text) => Reference().Replace(text, match => Value(match.Groups[1].Value));

    private string Value(string reference)
    {
        if (Constants.TryGetValue(reference, out var constant))
        {
            return constant;
        }

        var parts = reference.Split('.');
        JsonNode? node = _outputs[parts[0]];
        foreach (var part in parts[1..])
        {
            node = (node as JsonObject)?[part];
        }

        return node?.ToString() ?? throw new InvalidOperationException($"{parts[0]} has no output {string.Join('.', parts[1..])}");
    }

    private static IEnumerable<string> Texts(JsonNode? node) =>
        node switch
        {
            JsonObject map => map.SelectMany(each => Texts(each.Value).Prepend(each.Key)),
            JsonArray list => list.SelectMany(Texts),
            JsonValue value when value.GetValueKind() == JsonValueKind.String => [value.GetValue<string>()],
            _ => [],
        };

    [GeneratedRegex(@"\$\{([^}]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
