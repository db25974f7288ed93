using System.Text.Json;
using System.Text.Json.Nodes;

namespace Planning.ResourceIds;

/// <summary>`pulumi:disable-default-providers`: packages whose resources must each name a provider.</summary>
public sealed class DefaultProviders
{
    public const string Key = "pulumi:disable-default-providers";

    private readonly IReadOnlyList<string> _disabled;

    /// <param name="value">As the program receives it; null if it is not set.</param>
    public DefaultProviders(string? value) =>
        _disabled = string.IsNullOrEmpty(value) ? [] : [.. List(value)!.Select(item => item!.GetValue<string>().Trim())];

    /// <param name="package">As in azure-native.</param>
    public bool Disables(string package) => package != "pulumi" && (_disabled.Contains("*") || _disabled.Contains(package));

    public static IEnumerable<string> Problems(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            yield break;
        }

        if (List(value) is not { } list)
        {
            yield return $"{Key} must be a list of packages, or ['*'], got '{value}'";
            yield break;
        }

        for (var i = 0; i < list.Count; i++)
        {
            if (list[i]?.GetValueKind() != JsonValueKind.String)
            {
                yield return $"{Key}[{i}] must be a string, got {list[i]?.ToJsonString() ?? "null"}";
            }
        }
    }

    private static JsonArray? List(string value)
    {
        try
        {
            return JsonNode.Parse(value) as JsonArray;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
