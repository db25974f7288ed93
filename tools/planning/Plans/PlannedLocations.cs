namespace Planning.Plans;

/// <summary>
/// The region of each resource, as the provider finds it: its own input, then that of its explicit provider, of the stack, and of its
/// resource group.
/// </summary>
public sealed class PlannedLocations(Plan plan)
{
    private readonly Lazy<Dictionary<string, string?>> _providers = new(() => Of(plan, IsProvider, each => each.Urn));
    private readonly Lazy<Dictionary<string, string?>> _groups = new(() => Of(plan, IsGroup, each => each.Id!));

    /// <returns>Null if none is set, or if it is unknown.</returns>
    public string? Of(PlannedResource resource) =>
        Known(resource.Inputs.Text("location")) ?? OfProvider(resource) ?? Known(plan.Location) ?? OfGroup(resource);

    /// <summary>A resource refers to its provider as URN::id; without one it uses the stack's default.</summary>
    private string? OfProvider(PlannedResource resource) =>
        resource.Provider?.LastIndexOf("::", StringComparison.Ordinal) is > 0 and var end
            ? _providers.Value.GetValueOrDefault(resource.Provider[..end])
            : null;

    private string? OfGroup(PlannedResource resource) =>
        resource.Id?.Split('/') is ["", var subscriptions, var subscription, var groups, var group, _, ..]
            ? _groups.Value.GetValueOrDefault($"/{subscriptions}/{subscription}/{groups}/{group}")
            : null;

    private static Dictionary<string, string?> Of(Plan plan, Func<PlannedResource, bool> isWanted, Func<PlannedResource, string> key) =>
        plan
            .Resources.Where(isWanted)
            .GroupBy(key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => Known(same.First().Inputs.Text("location")), StringComparer.OrdinalIgnoreCase);

    private static bool IsProvider(PlannedResource resource) => resource.Type == "pulumi:providers:azure-native";

    private static bool IsGroup(PlannedResource resource) =>
        resource.Id is { Length: > 0 } && resource.Type.EndsWith(":ResourceGroup", StringComparison.Ordinal);

    private static string? Known(string? text) => text is PlannedValues.Secret or PlannedValues.Unknown ? null : text;
}
