using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace Planning.Projects;

/// <summary>A configuration key that Pulumi.yaml declares.</summary>
/// <param name="Key">With its namespace.</param>
/// <param name="Name">As Pulumi.yaml spells it.</param>
/// <param name="Type">Null if none is declared.</param>
/// <param name="Value">The value of a stack that sets none; null if it must set one, or if another namespace has none.</param>
/// <param name="IsSecret">Whether a stack must encrypt its value.</param>
public sealed record ConfigDeclaration(string Key, string Name, ConfigType? Type, JsonNode? Value, bool IsSecret)
{
    /// <summary>The value as a program receives it.</summary>
    public string? Default => Value is null ? null : YamlFile.ConfigText(Value);

    internal static ConfigDeclaration Read(string project, YamlNode keyNode, YamlNode declaration)
    {
        var name = ((YamlScalarNode)keyNode).Value!;
        var key = ConfigKey.Full(project, name) ?? name;

        // Both forms are Pulumi's: a bare value, or an object that describes the key.
        return declaration is YamlMappingNode mapping
            ? new ConfigDeclaration(key, name, ConfigType.Of(mapping), Given(mapping), mapping.Text("secret") == "true")
            : new ConfigDeclaration(key, name, null, YamlFile.Json(declaration), false);
    }

    /// <summary>What the CLI refuses in a declaration beyond its shape.</summary>
    internal static IEnumerable<string> Problems(string project, YamlNode keyNode, YamlNode declaration)
    {
        var name = ((YamlScalarNode)keyNode).Value!;
        if (ConfigKey.Full(project, name) is null)
        {
            yield return ConfigKey.Unreadable(name);
        }

        if (declaration is not YamlMappingNode mapping)
        {
            yield break;
        }

        var (type, standard, value) = (ConfigType.Of(mapping), Set(mapping, "default"), Set(mapping, "value"));
        if (standard is not null && value is not null)
        {
            yield return $"project config '{name}' cannot have both a 'default' and 'value' attribute";
        }

        if (ConfigKey.IsOfProject(project, name))
        {
            if (type is { Name: "array", Items: null })
            {
                yield return $"The configuration key '{name}' declares an array but does not specify the underlying type "
                    + "via the 'items' attribute";
            }
            else if (type is not null && standard is not null && !type.Fits(YamlFile.Json(standard)))
            {
                yield return $"The default value specified for configuration key '{name}' is not of the expected type "
                    + $"'{type.FullName}', got '{YamlFile.ConfigValue(standard)}'";
            }

            yield break;
        }

        if (type is not null)
        {
            yield return $"Configuration key '{name}' is not namespaced by the project and should not define a type";
        }

        if (standard is not null)
        {
            yield return $"Configuration key '{name}' is not namespaced by the project and should not define a default value. "
                + "Did you mean to use the 'value' attribute instead of 'default'?";
        }
        else if (value is null)
        {
            yield return $"Configuration key '{name}' is namespaced and must provide an attribute 'value'";
        }
    }

    private static JsonNode? Given(YamlMappingNode mapping) =>
        (Set(mapping, "default") ?? Set(mapping, "value")) is { } value ? YamlFile.Json(value) : null;

    /// <returns>Null too if the value is null, as for the CLI.</returns>
    private static YamlNode? Set(YamlMappingNode mapping, string name) =>
        mapping.Child(name) is { } node && YamlFile.Json(node) is not null ? node : null;
}
