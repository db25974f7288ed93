using System.Text.Json.Nodes;

namespace Planning.ResourceIds;

/// <summary>How resources of a type, of a package or all are named.</summary>
/// <param name="Mode">default, verbatim or disabled; null beside a pattern.</param>
internal sealed record AutonamingRule(string? Mode, string? Pattern, bool Enforce)
{
    public static bool IsSet(JsonObject? section) => section is not null && (section.ContainsKey("mode") || section.ContainsKey("pattern"));

    public static AutonamingRule Of(JsonObject? section) =>
        new(section?["mode"]?.ToString(), section?["pattern"]?.ToString(), section?["enforce"]?.ToString() == "true");
}
