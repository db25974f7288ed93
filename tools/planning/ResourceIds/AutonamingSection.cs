using System.Text.Json;
using System.Text.Json.Nodes;

namespace Planning.ResourceIds;

/// <summary>The value of `pulumi:autonaming`, judged as the CLI does.</summary>
internal static class AutonamingSection
{
    private static readonly string[] Modes = ["default", "verbatim", "disabled"];

    public static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static IEnumerable<string> Problems(string text) =>
        Parse(text) is JsonObject section
            ? Naming(section, Autonaming.Key, ["providers"])
                .Concat(Each(section, "providers", Autonaming.Key).SelectMany(provider => Provider(provider.Value, provider.Path)))
            : [$"{Autonaming.Key} must be an object with mode, pattern, enforce or providers, got '{text}'"];

    private static IEnumerable<string> Provider(JsonNode? node, string path) =>
        node is JsonObject provider
            ? Naming(provider, path, ["resources"])
                .Concat(
                    Each(provider, "resources", path)
                        .SelectMany(resource =>
                            resource.Value is not JsonObject naming ? [NoObject(resource.Path)]
                            : AutonamingRule.IsSet(naming) || naming.ContainsKey("enforce") ? Naming(naming, resource.Path, [])
                            : Naming(naming, resource.Path, []).Append($"{resource.Path}: mode or pattern must be specified")
                        )
                )
            : [NoObject(path)];

    private static IEnumerable<(string Path, JsonNode? Value)> Each(JsonObject section, string name, string path) =>
        section[name] is JsonObject entries ? entries.Select(entry => ($"{path}.{name}[{entry.Key}]", entry.Value)) : [];

    private static IEnumerable<string> Naming(JsonObject section, string path, string[] nested)
    {
        foreach (var unknown in section.Select(pair => pair.Key).Except(["mode", "pattern", "enforce", .. nested]))
        {
            yield return $"{path}: unknown field \"{unknown}\"";
        }

        foreach (var name in nested.Where(name => section[name] is not (null or JsonObject)))
        {
            yield return NoObject($"{path}.{name}");
        }

        var (mode, pattern, enforce) = (section["mode"], section["pattern"], section["enforce"]);
        foreach (var (name, value) in new[] { ("mode", mode), ("pattern", pattern) })
        {
            if (value is not null && value.GetValueKind() != JsonValueKind.String)
            {
                yield return $"{path}.{name} must be a string, got {value.ToJsonString()}";
            }
        }

        if (enforce is not null && enforce.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
        {
            yield return $"{path}.enforce must be true or false, got {enforce.ToJsonString()}";
        }

        if (mode is not null && (pattern is not null || enforce is not null))
        {
            yield return $"{path}: cannot specify both mode and pattern/enforce";
        }
        else if (enforce is not null && pattern is null)
        {
            yield return $"{path}: pattern must be specified when enforce is true";
        }

        if (mode is JsonValue text && text.TryGetValue<string>(out var given) && !Modes.Contains(given))
        {
            yield return $"{path}: invalid naming mode: {given}; must be one of {string.Join(", ", Modes)}";
        }
    }

    private static string NoObject(string path) => $"{path} must be an object";
}
