using System.Text.Json.Nodes;
using Planning.Plans;
using Planning.ResourceIds;

namespace Planning.Updates;

/// <summary>
/// Inputs that Azure takes at the creation only, or in one order only, and for whose change azure-native sends an update, which Azure
/// rejects. Those that the package itself replaces are in create-only.txt.
/// </summary>
public static class CreationOnly
{
    /// <summary>Type → paths. Microsoft, "Set up private networking for Foundry Agent Service" and "Custom subdomain names".</summary>
    private static readonly Dictionary<string, string[]> Paths = new()
    {
        ["cognitiveservices:Account"] = ["properties.customSubDomainName", "properties.networkInjections"],
    };

    /// <summary>
    /// Values that change in this order only. Microsoft, "Configure managed virtual network for Microsoft Foundry projects" and "Workspace
    /// managed virtual network isolation".
    /// </summary>
    private static readonly string[] Modes = ["Disabled", "AllowInternetOutbound", "AllowOnlyApprovedOutbound"];

    private static readonly Dictionary<string, string> OneWay = new()
    {
        ["cognitiveservices:ManagedNetworkSetting"] = "properties.managedNetwork.isolationMode",
        ["machinelearningservices:Workspace"] = "managedNetwork.isolationMode",
    };

    /// <summary>Type → a path whose value can be chosen once, and not changed after that, and what Azure chooses without one.</summary>
    private static readonly Dictionary<string, (string Path, string Default)> Once = new()
    {
        ["cognitiveservices:ManagedNetworkSetting"] = ("properties.managedNetwork.firewallSku", "Standard"),
    };

    /// <param name="path">Of an input or of a part of it.</param>
    public static bool Rejects(string type, string path, string? from, string? to) =>
        Of(type).Any(fixedPath => path == fixedPath || path.StartsWith($"{fixedPath}.") || path.StartsWith($"{fixedPath}["))
        || IsBack(type, path, from, to)
        || IsSecond(type, path, from, to);

    /// <returns>The changes of values that are known on both sides.</returns>
    public static IEnumerable<FixedChange> Changed(PreviewStep step)
    {
        if (step is not { Custom: true, Old: { } old, New: { } now })
        {
            yield break;
        }

        foreach (var path in Of(now.Type))
        {
            var (before, after) = (Value(old.Inputs, path), Value(now.Inputs, path));
            if (!JsonNode.DeepEquals(before, after) && !IsHidden(before) && !IsHidden(after))
            {
                yield return new(path, "would change, which Azure takes at the creation only and rejects in an update");
            }
        }

        var type = ResourceTypes.Short(now.Type);
        foreach (var path in new[] { OneWay.GetValueOrDefault(type), Once.GetValueOrDefault(type).Path }.OfType<string>())
        {
            var (from, to) = (Text(old.Inputs, path), Text(now.Inputs, path));
            if (IsBack(now.Type, path, from, to) || IsSecond(now.Type, path, from, to))
            {
                yield return new(
                    path,
                    $"would change from {from ?? $"{Once.GetValueOrDefault(type).Default}, Azure's default,"} to {to}, which Azure rejects"
                );
            }
        }
    }

    private static bool IsBack(string type, string path, string? from, string? to) =>
        OneWay.GetValueOrDefault(ResourceTypes.Short(type)) == path
        && Array.IndexOf(Modes, to) is >= 0 and var next
        && next < Array.IndexOf(Modes, from);

    private static bool IsSecond(string type, string path, string? from, string? to) =>
        Once.TryGetValue(ResourceTypes.Short(type), out var once)
        && once.Path == path
        && to is not null
        && (from ?? once.Default) != to
        && !new[] { from, to }.OfType<string>().Any(PlannedValues.IsHidden);

    private static string[] Of(string type) => Paths.GetValueOrDefault(ResourceTypes.Short(type), []);

    /// <returns>Null if what contains the value is known and does not have it.</returns>
    private static string? Text(JsonObject inputs, string path) =>
        inputs.At(path)?.ToString() ?? (inputs.At(path[..path.LastIndexOf('.')]) is JsonObject ? null : PlannedValues.Unknown);

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
