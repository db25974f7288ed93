using System.Text.Json.Nodes;
using CommandLine;
using YamlDotNet.RepresentationModel;

namespace Planning.Projects;

/// <summary>Pulumi.&lt;stack&gt;.yaml as it is written.</summary>
/// <param name="Values">By full key; encrypted texts are objects of the single key "secure".</param>
/// <param name="Environment">The ESC environments that the stack takes values from; null if there are none.</param>
internal sealed record StackFile(IReadOnlyDictionary<string, JsonNode?> Values, JsonNode? Environment, IReadOnlyList<string> Warnings)
{
    private static readonly Shape Shape = new("object")
    {
        Properties = new()
        {
            ["config"] = new("object", "null") { Others = Projects.Shape.Any },
            ["secretsprovider"] = Projects.Shape.TextOrNull,
            ["encryptedkey"] = Projects.Shape.TextOrNull,
            ["encryptionsalt"] = Projects.Shape.TextOrNull,
            ["environment"] = new("array", "object", "null") { Items = Projects.Shape.Text, Others = Projects.Shape.Any },
        },
        Others = Projects.Shape.Any,
    };

    public static StackFile Empty { get; } = new(new Dictionary<string, JsonNode?>(), null, []);

    public static StackFile Read(ProjectFile project, string file)
    {
        var root = YamlFile.Read(file);
        var problems = ShapeCheck.Problems(root, Shape).ToList();
        var (values, warnings) = (new Dictionary<string, JsonNode?>(StringComparer.Ordinal), new List<string>());
        if (root.Child("config") is YamlMappingNode config)
        {
            foreach (var (key, value) in config.Children.Where(entry => entry.Key is YamlScalarNode { Value: not null }))
            {
                Add(project, (YamlScalarNode)key, value);
            }
        }

        foreach (var key in root.Children.Keys.Where(key => !Shape.Properties.ContainsKey(key.ToString())))
        {
            warnings.Add(
                $"{file} line {key.Start.Line}: Pulumi does not read '{key}'"
                    + $"{ShapeCheck.DidYouMean(key.ToString(), Shape.Properties.Keys)}; "
                    + "settings belong below 'config:'"
            );
        }

        return problems.Count == 0
            ? new StackFile(values, root.Child("environment") is { } node ? YamlFile.Json(node) : null, warnings)
            : throw new Failure(
                $"{file} is not valid:\n"
                    + string.Join('\n', problems.OrderBy(each => each.Line).Select(each => $"  - line {each.Line}: {each.Text}"))
            );

        void Add(ProjectFile project, YamlScalarNode key, YamlNode value)
        {
            if (ConfigKey.Full(project.Name, key.Value!) is not { } full)
            {
                problems.Add(new(key.Start.Line, ConfigKey.Unreadable(key.Value!)));
            }
            else if (!values.TryAdd(full, YamlFile.Json(value)))
            {
                problems.Add(new(key.Start.Line, $"'{key.Value}' sets {full} a second time; keep one of both"));
            }

            if (value is YamlScalarNode scalar && scalar.Typed() is null)
            {
                warnings.Add(
                    $"{file} line {key.Start.Line}: no value for configuration key \"{key.Value}\". Pulumi passes the empty text, and null "
                        + "in a future version; set it to \"\""
                );
            }

            if (value.AllNodes.FirstOrDefault(YamlScalar.IsDate) is YamlScalarNode date)
            {
                warnings.Add(
                    $"{file} line {date.Start.Line}: Pulumi passes the date {date.Value} as '{date.Typed()}'; "
                        + $"write '{date.Value}' in quotes"
                );
            }
        }
    }
}
