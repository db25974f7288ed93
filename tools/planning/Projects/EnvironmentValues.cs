using System.Text.Json.Nodes;

namespace Planning.Projects;

/// <summary>What an ESC environment gives a stack.</summary>
/// <param name="Config">`pulumiConfig` by full key; secrets are objects of the single key "secure".</param>
/// <param name="Variables">`environmentVariables`; a stand-in takes the place of a secret.</param>
/// <param name="Unresolved">Paths of values that only ESC can compute.</param>
internal sealed record EnvironmentValues(
    IReadOnlyDictionary<string, JsonNode?> Config,
    IReadOnlyDictionary<string, string> Variables,
    IReadOnlyList<string> Unresolved
)
{
    private const string ConfigProperty = "pulumiConfig";
    private const string VariablesProperty = "environmentVariables";

    public static bool IsIn(JsonObject values) => values.ContainsKey(ConfigProperty) || values.ContainsKey(VariablesProperty);

    /// <param name="values">The values of an environment, opened or as they are written.</param>
    public static EnvironmentValues Of(string project, JsonObject values)
    {
        var unresolved = new List<string>();
        var config = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        if (Part(values, ConfigProperty, unresolved) is JsonObject settings)
        {
            foreach (var (name, value) in settings)
            {
                config[ConfigKey.Full(project, name) ?? throw new CommandLine.Failure(ConfigKey.Unreadable(name))] = value;
            }
        }

        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Part(values, VariablesProperty, unresolved) is JsonObject given)
        {
            foreach (var (name, value) in given)
            {
                variables[name] = ConfigValue.Of(name, null, value).Text;
            }
        }

        return new EnvironmentValues(config, variables, unresolved);
    }

    /// <summary>These values over others.</summary>
    public EnvironmentValues Over(EnvironmentValues others) =>
        new(
            Config
                .Keys.Union(others.Config.Keys)
                .ToDictionary(
                    key => key,
                    key =>
                        Config.TryGetValue(key, out var mine)
                            ? ConfigValue.Merge(mine, others.Config.GetValueOrDefault(key))
                            : others.Config[key]
                ),
            others.Variables.Concat(Variables).GroupBy(pair => pair.Key).ToDictionary(same => same.Key, same => same.Last().Value),
            [.. others.Unresolved, .. Unresolved]
        );

    private static JsonNode? Part(JsonObject values, string name, List<string> unresolved) =>
        values[name] is { } part ? Resolved(part, name, unresolved) : null;

    /// <summary>What is written down stays; a secret is marked; what a function or a reference computes is left out.</summary>
    private static JsonNode? Resolved(JsonNode? node, string path, List<string> unresolved)
    {
        switch (node)
        {
            case JsonObject { Count: 1 } call when call.First().Key.StartsWith("fn::", StringComparison.Ordinal):
                return call.ContainsKey("fn::secret") ? ConfigValue.Encrypted() : LeftOut();
            case JsonObject pairs when !ConfigValue.IsEncrypted(pairs):
                return new JsonObject(
                    pairs
                        .Select(pair => KeyValuePair.Create(pair.Key, Resolved(pair.Value, $"{path}.{pair.Key}", unresolved)))
                        .Where(pair => pair.Value is not null || pairs[pair.Key] is null)
                );
            case JsonArray list:
                return new JsonArray([.. list.Select((item, i) => Resolved(item, $"{path}[{i}]", unresolved))]);
            case JsonValue text when text.TryGetValue<string>(out var plain):
                return plain == "[secret]" ? ConfigValue.Encrypted()
                    : plain == "[unknown]" || plain.Replace("$$", "", StringComparison.Ordinal).Contains("${", StringComparison.Ordinal)
                        ? LeftOut()
                    : plain;
            default:
                return node?.DeepClone();
        }

        JsonNode? LeftOut()
        {
            unresolved.Add(path);
            return null;
        }
    }
}
