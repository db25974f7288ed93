using System.Text.Json.Nodes;

namespace Planning.Projects;

/// <summary>A configuration value, with stand-ins in place of what is encrypted.</summary>
/// <param name="Text">As a program receives it: lists and objects as JSON.</param>
/// <param name="Content">As its type is judged: a text, a list or an object.</param>
/// <param name="IsSecret">Whether the value or a part of it is encrypted.</param>
/// <param name="Secrets">The texts that stand for encrypted parts, to be hidden where a program prints them.</param>
internal sealed record ConfigValue(string Text, JsonNode? Content, bool IsSecret, IReadOnlyList<string> Secrets)
{
    /// <summary>What a stand-in begins with.</summary>
    public const string StandIn = "preflight-stand-in-for-";

    /// <summary>Integers and booleans must be read as such; these do for a program that reads them.</summary>
    private const string AnyInteger = "1009";

    /// <param name="tree">With objects of the single key "secure" in place of encrypted texts, as in a stack file.</param>
    public static ConfigValue Of(string key, ConfigType? type, JsonNode? tree)
    {
        var name = $"{StandIn}{key.Replace(':', '-')}";
        if (IsEncrypted(tree))
        {
            return type?.Name switch
            {
                "boolean" => new ConfigValue("true", "true", true, []),
                "integer" => new ConfigValue(AnyInteger, AnyInteger, true, [AnyInteger]),
                _ => new ConfigValue(name, name, true, [name]),
            };
        }

        if (tree is JsonArray or JsonObject)
        {
            var secrets = new List<string>();
            var content = Replaced(tree, name, secrets);
            return new ConfigValue(YamlFile.ConfigText(content), content, secrets.Count > 0, secrets);
        }

        var text = YamlFile.ConfigText(tree);
        return new ConfigValue(text, text, false, []);
    }

    /// <summary>The value of an environment below that of the stack: objects are merged, and the stack's parts win.</summary>
    public static JsonNode? Merge(JsonNode? over, JsonNode? under)
    {
        if (over is not JsonObject winner || under is not JsonObject other || IsEncrypted(winner) || IsEncrypted(other))
        {
            return over?.DeepClone();
        }

        var merged = (JsonObject)other.DeepClone();
        foreach (var (name, value) in winner)
        {
            merged[name] = Merge(value, other[name]);
        }

        return merged;
    }

    public static JsonObject Encrypted() => new() { ["secure"] = "" };

    public static bool IsEncrypted(JsonNode? node) =>
        node is JsonObject { Count: 1 } pair && pair["secure"] is JsonValue text && text.TryGetValue<string>(out _);

    private static JsonNode? Replaced(JsonNode? node, string name, List<string> secrets)
    {
        if (IsEncrypted(node))
        {
            secrets.Add(name);
            return name;
        }

        return node switch
        {
            JsonObject pairs => new JsonObject(
                pairs.Select(pair => KeyValuePair.Create(pair.Key, Replaced(pair.Value, $"{name}-{pair.Key}", secrets)))
            ),
            JsonArray list => new JsonArray([.. list.Select((item, i) => Replaced(item, $"{name}-{i}", secrets))]),
            _ => node?.DeepClone(),
        };
    }
}
