using System.Text.Json;
using CommandLine;
using YamlDotNet.RepresentationModel;

namespace Planning.Projects;

/// <summary>Compares a file with its shape. The messages are the ones that users of the CLI know, with the line.</summary>
internal sealed class ShapeCheck
{
    /// <summary>A name that differs by more was hardly meant.</summary>
    private const int NearestDistance = 2;

    private readonly List<ShapeProblem> _problems = [];

    public static IEnumerable<ShapeProblem> Problems(YamlNode node, Shape shape)
    {
        var check = new ShapeCheck();
        check.Visit(node, shape, "#");
        return check._problems;
    }

    /// <returns>"; did you mean 'x'?", or nothing if no known name is near.</returns>
    public static string DidYouMean(string name, IEnumerable<string> known) =>
        Suggestion.Nearest(name, known).FirstOrDefault() is { } nearest && Suggestion.Distance(name, nearest) <= NearestDistance
            ? $"; did you mean '{nearest}'?"
            : "";

    private void Visit(YamlNode node, Shape shape, string path)
    {
        var (kind, given) = Kind(node);
        if (shape.Kinds.Count > 0 && !shape.Kinds.Contains(kind) && !(kind == "integer" && shape.Kinds.Contains("number")))
        {
            Add(node, path, $"expected {string.Join(" or ", shape.Kinds)}, but got {(kind == "integer" ? "number" : kind)}{given}");
        }
        else if (node is YamlScalarNode { Value: var text } && shape.Values.Count > 0 && !shape.Values.Contains(text ?? ""))
        {
            var allowed = string.Join(", ", shape.Values.Select(value => JsonSerializer.Serialize(value)));
            Add(node, path, $"value must be {(shape.Values.Count > 1 ? "one of " : "")}{allowed}, but got{given}");
        }
        else if (shape.IsNeverEmpty && node is YamlScalarNode { Value: "" })
        {
            Add(node, path, "length must be >= 1, but got 0");
        }
        else if (node is YamlSequenceNode list && shape.Items is { } items)
        {
            for (var i = 0; i < list.Children.Count; i++)
            {
                Visit(list.Children[i], items, $"{path}/{i}");
            }
        }
        else if (node is YamlMappingNode mapping && shape.Kinds.Count > 0)
        {
            VisitProperties(mapping, shape, path);
        }
    }

    private void VisitProperties(YamlMappingNode mapping, Shape shape, string path)
    {
        foreach (var (keyNode, value) in mapping.Children)
        {
            if (keyNode is not YamlScalarNode { Value: { } key })
            {
                Add(keyNode, path, $"expected only string keys, got '{keyNode}'");
            }
            else if (shape.Properties.GetValueOrDefault(key) is { } known)
            {
                Visit(value, known, $"{path}/{key}");
            }
            else if (shape.Others is { } others)
            {
                Visit(value, others, $"{path}/{key}");
            }
            else
            {
                var near = DidYouMean(key, shape.Properties.Keys);
                var allowed = string.Join(", ", shape.Properties.Keys.Order(StringComparer.Ordinal).Select(name => $"'{name}'"));
                Add(
                    keyNode,
                    path,
                    $"additionalProperties '{key}' not allowed{(near.Length > 0 ? near : $"; the allowed attributes are {allowed}")}"
                );
            }
        }

        var missing = shape.Required.Where(name => mapping.Child(name) is null).Select(name => $"'{name}'").ToList();
        if (missing.Count > 0)
        {
            Add(mapping, path, $"missing properties: {string.Join(", ", missing)}");
        }

        if (shape.Rule?.Invoke(mapping) is { } problem)
        {
            Add(mapping, path, problem);
        }
    }

    private void Add(YamlNode node, string path, string text) =>
        _problems.Add(new ShapeProblem(node.Start.Line, path == "#" ? text : $"{path}: {text}"));

    private static (string Kind, string Given) Kind(YamlNode node) =>
        node switch
        {
            YamlMappingNode => ("object", ""),
            YamlSequenceNode => ("array", ""),
            YamlScalarNode scalar => scalar.Typed()?.GetValueKind() switch
            {
                null => ("null", ""),
                JsonValueKind.True or JsonValueKind.False => ("boolean", $" '{scalar.Value}'"),
                JsonValueKind.Number => (IsWhole(scalar) ? "integer" : "number", $" '{scalar.Value}'"),
                _ => ("string", $" '{scalar.Value}'"),
            },
            _ => ("unknown", ""),
        };

    private static bool IsWhole(YamlScalarNode scalar) => !scalar.Typed()!.ToJsonString().Contains('.', StringComparison.Ordinal);
}
