using System.Text.Json.Nodes;

namespace Preflight.AzureModel;

/// <summary>An input that is the id of a resource.</summary>
/// <param name="Path">Of the input: properties.workspaceId.</param>
/// <param name="Id">As it is written: its case may differ from that of the resource.</param>
/// <param name="Outermost">The group and the type that the id names.</param>
public sealed record IdReference(string Path, string Id, OutermostResource Outermost)
{
    /// <returns>Null if the value is no id.</returns>
    public static IdReference? Of(string path, JsonNode value)
    {
        var text = value.ToString();
        return text.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase)
            ? new IdReference(path, text, OutermostResource.Of(text))
            : null;
    }
}
