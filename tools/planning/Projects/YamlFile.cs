using System.Text.Json.Nodes;
using CommandLine;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Planning.Projects;

/// <summary>Reading Pulumi's YAML files.</summary>
public static class YamlFile
{
    public static YamlMappingNode Read(string file)
    {
        var stream = new YamlStream();
        try
        {
            using var reader = new StreamReader(file);
            stream.Load(reader);
        }
        catch (YamlException exception)
        {
            throw new Failure(
                $"{file} is no valid YAML: line {exception.Start.Line}, column {exception.Start.Column}: "
                    + $"{exception.InnerException?.Message ?? exception.Message}"
            );
        }

        return stream.Documents.Count == 0
            ? new YamlMappingNode()
            : stream.Documents[0].RootNode as YamlMappingNode ?? throw new Failure($"{file} must hold keys and values, as in 'config:'.");
    }

    public static YamlNode? Child(this YamlMappingNode mapping, string key) =>
        mapping.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    public static string? Text(this YamlMappingNode mapping, string key) => (mapping.Child(key) as YamlScalarNode)?.Value;

    /// <summary>A configuration value as a program receives it: scalars as their text, lists and objects as JSON.</summary>
    public static string ConfigValue(YamlNode node) => node is YamlScalarNode scalar ? scalar.Value ?? "" : Json(node)!.ToJsonString();

    private static JsonNode? Json(YamlNode node) =>
        node switch
        {
            YamlMappingNode mapping => new JsonObject(
                mapping.Children.Select(entry => KeyValuePair.Create(((YamlScalarNode)entry.Key).Value ?? "", Json(entry.Value)))
            ),
            YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Json)]),
            YamlScalarNode scalar => Scalar(scalar),
            _ => null,
        };

    /// <summary>Plain scalars have YAML's types; quoted ones are text.</summary>
    private static JsonNode? Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style != ScalarStyle.Plain)
        {
            return text;
        }

        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => true,
            "false" or "False" or "FALSE" => false,
            _ when long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var whole) => whole,
            _ when double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) =>
                number,
            _ => text,
        };
    }
}
