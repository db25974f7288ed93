using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CommandLine;

namespace Planning.Projects;

/// <summary>A file of --env-file: what `pulumi env open` or `esc open` prints, as JSON, YAML, shell or dotenv.</summary>
internal static partial class EnvironmentFile
{
    public static EnvironmentValues Read(ProjectFile project, string file)
    {
        if (!File.Exists(file))
        {
            throw new Failure($"--env-file must name an existing file, got '{file}'");
        }

        var text = File.ReadAllText(file);
        if (Path.GetExtension(file) is not (".json" or ".yaml" or ".yml") && !text.TrimStart().StartsWith('{'))
        {
            return new EnvironmentValues(new Dictionary<string, JsonNode?>(), Variables(file, text), []);
        }

        var root = (JsonObject)YamlFile.Json(YamlFile.Read(file))!;
        var (isDetailed, values) = (IsDetailed(root), IsDetailed(root) ? (JsonObject)Plain(root)! : root);
        return EnvironmentValues.IsIn(values)
            ? EnvironmentValues.Of(project.Name, isDetailed ? values : Marked(project, values))
            : throw new Failure(
                $"{file} must hold 'pulumiConfig' or 'environmentVariables', got "
                    + $"{string.Join(", ", values.Select(pair => $"'{pair.Key}'"))}; "
                    + "write it with `pulumi env open NAME --format detailed`"
            );
    }

    /// <summary>Each value of the detailed format is an object that says where the value comes from.</summary>
    private static bool IsDetailed(JsonNode? node) => node is JsonObject value && value.ContainsKey("trace") && value.ContainsKey("value");

    /// <summary>The other formats do not say what is secret: the project's declarations do.</summary>
    private static JsonObject Marked(ProjectFile project, JsonObject values)
    {
        var marked = (JsonObject)values.DeepClone();
        foreach (var declaration in project.Config.Where(each => each.IsSecret))
        {
            foreach (var name in (string[])[declaration.Key, ConfigKey.Short(project.Name, declaration.Key)])
            {
                if (marked["pulumiConfig"] is JsonObject config && config[name] is JsonValue)
                {
                    config[name] = ConfigValue.Encrypted();
                }
            }
        }

        return marked;
    }

    private static JsonNode? Plain(JsonNode? detailed)
    {
        if (!IsDetailed(detailed))
        {
            return detailed?.DeepClone();
        }

        return detailed!["value"] switch
        {
            JsonObject pairs => new JsonObject(pairs.Select(pair => KeyValuePair.Create(pair.Key, Plain(pair.Value)))),
            JsonArray list => new JsonArray([.. list.Select(Plain)]),
            _ when IsSet(detailed, "unknown") => "[unknown]",
            _ when IsSet(detailed, "secret") => ConfigValue.Encrypted(),
            var value => value?.DeepClone(),
        };
    }

    private static bool IsSet(JsonNode value, string mark) => value[mark] is JsonValue flag && flag.TryGetValue<bool>(out var set) && set;

    private static Dictionary<string, string> Variables(string file, string text)
    {
        var (variables, problems, number) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<string>(), 0);
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (Assignment().Match(line) is not { Success: true } match)
            {
                problems.Add($"  - line {number} must be NAME=VALUE");
                continue;
            }

            variables[match.Groups["name"].Value] = Unquoted(match.Groups["value"].Value);
        }

        return problems.Count == 0 ? variables : throw new Failure($"{file} is no dotenv file:\n{string.Join('\n', problems)}");
    }

    private static string Unquoted(string value) =>
        value.Length >= 2 && value[0] == '"' && value[^1] == '"' ? Escape().Replace(value[1..^1], match => Character(match.Value[1]))
        : value.Length >= 2 && value[0] == '\'' && value[^1] == '\'' ? value[1..^1]
        : value;

    private static string Character(char escaped) =>
        escaped switch
        {
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            _ => escaped.ToString(),
        };

    [GeneratedRegex(@"^(export\s+)?(?<name>[A-Za-z_][A-Za-z0-9_]*)=(?<value>.*)$")]
    private static partial Regex Assignment();

    [GeneratedRegex(@"\\.")]
    private static partial Regex Escape();
}
