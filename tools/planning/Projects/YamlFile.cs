using System.Text.Json.Nodes;
using CommandLine;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Planning.Projects;

/// <summary>Reading Pulumi's YAML files. JSON is YAML too.</summary>
public static class YamlFile
{
    public static YamlMappingNode Read(string file)
    {
        var stream = new YamlStream();
        try
        {
            using var reader = new StreamReader(file);
            stream.Load(new MergingParser(new Parser(reader)));
        }
        catch (YamlException exception)
        {
            throw new Failure(
                $"{file} is no valid {(Path.GetExtension(file) == ".json" ? "JSON" : "YAML")}: line {exception.Start.Line}, "
                    + $"column {exception.Start.Column}: {exception.InnerException?.Message ?? exception.Message}"
            );
        }

        return stream.Documents.Count == 0
            ? new YamlMappingNode()
            : stream.Documents[0].RootNode switch
            {
                YamlMappingNode mapping => mapping,
                YamlScalarNode scalar when scalar.Typed() is null => new YamlMappingNode(),
                _ => throw new Failure($"{file} must hold keys and values, as in 'config:'."),
            };
    }

    public static YamlNode? Child(this YamlMappingNode mapping, string key) =>
        mapping.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    public static string? Text(this YamlMappingNode mapping, string key) => (mapping.Child(key) as YamlScalarNode)?.Value;

    /// <summary>A configuration value as a program receives it: scalars as their text, lists and objects as JSON.</summary>
    public static string ConfigValue(YamlNode node) => ConfigText(Json(node));

    /// <summary>The text of a configuration value: no value is the empty text.</summary>
    public static string ConfigText(JsonNode? value) =>
        value switch
        {
            null => "",
            JsonValue text when text.TryGetValue<string>(out var plain) => plain,
            _ => value.ToJsonString(),
        };

    public static JsonNode? Json(YamlNode node) =>
        node switch
        {
            YamlMappingNode mapping => new JsonObject(
                mapping.Children.Select(entry => KeyValuePair.Create(((YamlScalarNode)entry.Key).Value ?? "", Json(entry.Value)))
            ),
            YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Json)]),
            YamlScalarNode scalar => scalar.Typed(),
            _ => null,
        };
}
