using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Planning.Plans;

namespace Planning.Refreshes;

/// <summary>A difference that Azure or the provider makes by itself, so that a refresh always shows it.</summary>
/// <param name="Type">As in azure-native:network:VirtualNetwork.</param>
/// <param name="Path">Of the property, as in subnets[*].etag. The program must not set it, except with anyOrder.</param>
/// <param name="Azure">The values in Azure that are no drift; null if every value is none.</param>
/// <param name="AnyOrder">True for a list whose order has no meaning: it must have the same elements.</param>
/// <param name="Issue">The public report, as in owner/name#1.</param>
public sealed record ProviderDifference(string Type, string Path, JsonArray? Azure, bool AnyOrder, string Reason, string Issue)
{
    private readonly Regex _pattern = new(
        $"^{Regex.Escape(Path).Replace(@"\[\*]", @"\[[0-9]+\]", StringComparison.Ordinal)}{(AnyOrder ? @"(\[.*)?" : "")}$",
        RegexOptions.CultureInvariant
    );

    /// <summary>The same difference in a body with the content of `properties` one level up.</summary>
    public ProviderDifference Flattened =>
        new(Type, Path.Replace("properties.", "", StringComparison.Ordinal), Azure, AnyOrder, Reason, Issue);

    /// <param name="path">A property that differs, in Pulumi's spelling.</param>
    public bool Concerns(string type, string path) => type == Type && _pattern.IsMatch(path);

    /// <summary>True if the difference is the provider's, by the values on both sides.</summary>
    /// <param name="azure">The inputs that a refresh made.</param>
    /// <param name="program">The inputs that the program gives.</param>
    public bool Covers(string type, string path, JsonObject azure, JsonObject program)
    {
        if (!Concerns(type, path))
        {
            return false;
        }

        return AnyOrder
            ? program.At(Path) is JsonArray && Elements(azure).SequenceEqual(Elements(program))
            : program.At(path) is null && (Azure is null || Azure.Any(each => JsonNode.DeepEquals(each, azure.At(path))));
    }

    private IEnumerable<string> Elements(JsonObject inputs) =>
        inputs.List(Path).Select(element => Sorted(element).ToJsonString()).Order(StringComparer.Ordinal);

    private static JsonNode Sorted(JsonNode element) =>
        element is JsonObject map
            ? new JsonObject(
                map.OrderBy(entry => entry.Key, StringComparer.Ordinal)
                    .Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone()))
            )
            : element;
}
