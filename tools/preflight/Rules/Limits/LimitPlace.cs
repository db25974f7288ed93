using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Preflight.AzureModel;

namespace Preflight.Rules.Limits;

/// <summary>A place in the inputs of a resource.</summary>
/// <param name="Path">From the resource's inputs; empty for the inputs as a whole.</param>
/// <param name="Node">Null if nothing is there.</param>
/// <param name="Key">The property, or the key of a map; empty for an element of a list.</param>
internal readonly record struct LimitPlace(AzureResource Resource, string Path, JsonNode? Node, string Key = "")
{
    /// <summary>A secret or unknown value; nothing is said about it.</summary>
    public bool IsHidden => Node is JsonValue && AzureResource.IsHidden(Text);

    /// <summary>The value as text; null if it is no scalar.</summary>
    public string? Text => Node is JsonValue value ? value.ToString() : null;

    /// <summary>Numbers may be written as text.</summary>
    public decimal? Number => decimal.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Azure takes an empty list or map for none.</summary>
    public bool IsSet =>
        Node switch
        {
            null => false,
            JsonArray list => list.Count > 0,
            JsonObject map => map.Count > 0,
            _ => Node.GetValueKind() != JsonValueKind.String || Text!.Length > 0,
        };

    public LimitPlace Inner(string path, JsonNode? node, string key = "") => new(Resource, path, node, key);
}
