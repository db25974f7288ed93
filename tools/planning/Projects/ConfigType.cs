using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace Planning.Projects;

/// <summary>The declared type of a configuration value.</summary>
/// <param name="Name">string, integer, boolean, array or object.</param>
/// <param name="Items">Of an array.</param>
public sealed record ConfigType(string Name, ConfigType? Items)
{
    /// <summary>As in the CLI's messages: array&lt;string&gt;.</summary>
    public string FullName => Items is null ? Name : $"array<{Items.FullName}>";

    /// <returns>Null if the declaration has no type.</returns>
    internal static ConfigType? Of(YamlMappingNode declaration) =>
        declaration.Text("type") is { } name
            ? new ConfigType(name, declaration.Child("items") is YamlMappingNode items ? Of(items) : null)
            : null;

    /// <summary>As the CLI judges: an integer and a boolean may be texts, an array without the type of its items never fits.</summary>
    public bool Fits(JsonNode? value) =>
        Name switch
        {
            "string" => value?.GetValueKind() == JsonValueKind.String,
            "integer" => value is JsonValue && IsInteger(value),
            "boolean" => value is JsonValue && YamlFile.ConfigText(value) is "true" or "false",
            "object" => value is JsonObject,
            _ => Items is not null && value is JsonArray list && list.All(Items.Fits),
        };

    private static bool IsInteger(JsonNode value) =>
        value.GetValueKind() switch
        {
            JsonValueKind.String => long.TryParse(
                value.GetValue<string>(),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out _
            ),
            JsonValueKind.Number => double.TryParse(value.ToJsonString(), CultureInfo.InvariantCulture, out var number)
                && number == Math.Truncate(number),
            _ => false,
        };
}
