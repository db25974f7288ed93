using System.Text.Json.Nodes;
using Planning.Plans;
using Planning.ResourceIds;

namespace Planning.Updates;

/// <summary>
/// Inputs that Azure takes at the creation only, and for whose change azure-native sends an update, which Azure rejects. Those that the
/// package itself replaces are in create-only.txt.
/// </summary>
public static class CreationOnly
{
    /// <summary>Type → paths. Microsoft, "Set up private networking for Foundry Agent Service" and "Custom subdomain names".</summary>
    private static readonly Dictionary<string, string[]> Paths = new()
    {
        ["cognitiveservices:Account"] = ["properties.customSubDomainName", "properties.networkInjections"],
    };

    /// <param name="path">Of an input or of a part of it.</param>
    public static bool Covers(string type, string path) =>
        Of(type).Any(fixedPath => path == fixedPath || path.StartsWith($"{fixedPath}.") || path.StartsWith($"{fixedPath}["));

    /// <returns>The paths whose values differ; of a value that is not known yet nothing can be said.</returns>
    public static IEnumerable<string> Changed(PreviewStep step) =>
        step is { Custom: true, Old: { } old, New: { } now }
            ? Of(now.Type)
                .Where(path =>
                {
                    var (before, after) = (Value(old.Inputs, path), Value(now.Inputs, path));
                    return !JsonNode.DeepEquals(before, after) && !IsHidden(before) && !IsHidden(after);
                })
            : [];

    private static string[] Of(string type) => Paths.GetValueOrDefault(ResourceTypes.Short(type), []);

    /// <summary>No list and an empty one are the same.</summary>
    private static JsonNode? Value(JsonObject inputs, string path) => inputs.At(path) is JsonArray { Count: 0 } ? null : inputs.At(path);

    private static bool IsHidden(JsonNode? value) =>
        value switch
        {
            JsonArray list => list.Any(IsHidden),
            JsonObject body => body.Any(entry => IsHidden(entry.Value)),
            JsonValue one => PlannedValues.IsHidden(one.ToString()),
            _ => false,
        };
}
