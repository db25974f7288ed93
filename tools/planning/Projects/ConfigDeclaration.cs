using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Planning.Projects;

/// <summary>A configuration key that Pulumi.yaml declares.</summary>
/// <param name="Key">With its namespace.</param>
/// <param name="Type">string, integer, boolean, array or object; null if none is declared.</param>
/// <param name="Default">The value a stack has that sets none; null if it must set one.</param>
public sealed record ConfigDeclaration(string Key, string? Type, string? Default)
{
    /// <summary>As in "must be ...".</summary>
    public string Allowed => Type is null ? "set" : $"of type {Type}";

    public static ConfigDeclaration Read(string project, YamlNode keyNode, YamlNode declaration)
    {
        var key = ((YamlScalarNode)keyNode).Value!;
        var full = key.Contains(':') ? key : $"{project}:{key}";

        // Both forms are Pulumi's: a bare value, or an object that describes the key.
        if (declaration is not YamlMappingNode mapping)
        {
            return new ConfigDeclaration(full, null, YamlFile.ConfigValue(declaration));
        }

        var value = mapping.Child("default") ?? mapping.Child("value");
        return new ConfigDeclaration(full, mapping.Text("type"), value is null ? null : YamlFile.ConfigValue(value));
    }

    /// <returns>Why the value is not of the declared type, or null when it is.</returns>
    public string? Mismatch(string value)
    {
        var fits = Type switch
        {
            "integer" => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            "boolean" => value is "true" or "false",
            "array" => value.StartsWith('['),
            "object" => value.StartsWith('{'),
            _ => true,
        };
        return fits ? null : $"{Key} must be {Allowed}, got '{value}'";
    }
}
