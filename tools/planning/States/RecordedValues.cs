using System.Text.Json;
using System.Text.Json.Nodes;
using Planning.Plans;
using Planning.Wire;

namespace Planning.States;

/// <summary>
/// Values of a file that Pulumi wrote, a preview or an exported state, as a plan has them: what is secret or not known yet reads as such.
/// </summary>
/// <param name="reveals">Whether secrets in plain text are in the result: only for what never leaves the memory.</param>
public sealed class RecordedValues(bool reveals = false)
{
    /// <summary>
    /// The engine has a mark of the unknown for each kind of value: text, truth value, number, list, map, asset, archive.
    /// </summary>
    private static readonly HashSet<string> UnknownMarks =
    [
        Signatures.Unknown,
        "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
        "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
        "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
        "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
        "030794c1-ac77-496b-92df-f27374a8bd58",
        "e48ece36-62e2-4504-bad9-02848725956a",
    ];

    private readonly SortedSet<string> _secrets = new(StringComparer.Ordinal);

    /// <summary>Paths of the secrets that were met.</summary>
    public IReadOnlyList<string> Secrets => [.. _secrets];

    /// <summary>Properties that a provider keeps for itself begin with two underscores; they are left out.</summary>
    public JsonObject Object(JsonNode? node)
    {
        var result = new JsonObject();
        foreach (var (name, value) in node as JsonObject ?? [])
        {
            if (!name.StartsWith("__", StringComparison.Ordinal))
            {
                result[name] = Clean(value, PropertyPath.Below("", name));
            }
        }

        return result;
    }

    private JsonNode? Clean(JsonNode? node, string path) =>
        node switch
        {
            JsonObject map when map[Signatures.Key]?.ToString() is { } signature => Marked(map, signature, path),
            JsonObject map => Map(map, path),
            JsonArray list => new JsonArray([.. list.Select((element, i) => Clean(element, $"{path}[{i}]"))]),
            JsonValue value when UnknownMarks.Contains(value.ToString()) => PlannedValues.Unknown,
            _ => node?.DeepClone(),
        };

    private JsonObject Map(JsonObject map, string path) =>
        new(
            map.Where(entry => entry.Key != Signatures.Key)
                .Select(entry => KeyValuePair.Create(entry.Key, Clean(entry.Value, PropertyPath.Below(path, entry.Key))))
        );

    private JsonNode? Marked(JsonObject map, string signature, string path)
    {
        switch (signature)
        {
            case Signatures.Secret:
                _secrets.Add(path);
                return reveals && Plain(map) is { } plain ? Clean(plain, path) : PlannedValues.Secret;
            case Signatures.Output when map["secret"]?.ToString() == "true":
                _secrets.Add(path);
                return PlannedValues.Secret;
            case Signatures.Output:
                return map.TryGetPropertyValue("value", out var value) ? Clean(value, path) : PlannedValues.Unknown;
            case Signatures.Resource:
                return new JsonObject { ["resource"] = map["urn"]?.ToString() };
            default:
                return Map(map, path);
        }
    }

    /// <summary>`pulumi stack export --show-secrets` writes the value as JSON in a text.</summary>
    /// <returns>Null if the secret is encrypted.</returns>
    public static JsonNode? Plain(JsonObject secret)
    {
        try
        {
            return secret["plaintext"] is JsonValue text ? JsonNode.Parse(text.ToString()) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
