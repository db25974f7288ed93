using System.Text.Json.Nodes;

namespace AzureDefinitions.Outputs;

/// <summary>A resource whose read-only properties are asked for.</summary>
/// <param name="Type">As in Microsoft.Search/searchServices; letter case does not count.</param>
/// <param name="Id">The full resource id.</param>
/// <param name="Body">The body of the request, in ARM's shape. Unknown values are left out of it; it is not changed.</param>
public sealed record ArmSubject(string Type, string Id, JsonObject Body)
{
    public string Tenant { get; init; } = Identity.TenantId;

    /// <summary>What made-up ids follow from; the id where it is null.</summary>
    public string? Seed { get; init; }

    /// <summary>The body of another resource by its id; null where it is not known. Subnets are asked for as resources.</summary>
    public Func<string, JsonObject?> Others { get; init; } = _ => null;

    internal string Name => Id[(Id.LastIndexOf('/') + 1)..];

    /// <summary>The name of the resource that this one is a child of.</summary>
    internal string ParentName => Id.Split('/') is [.., var parent, _, _] ? parent : "";

    /// <summary>The id up to the resource group, or to the subscription.</summary>
    internal string Group => Id.IndexOf("/providers/", StringComparison.OrdinalIgnoreCase) is >= 0 and var end ? Id[..end] : Id;

    /// <summary>As in swedencentral; null where the body has none.</summary>
    internal string? Location => Text(Body["location"])?.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    internal JsonObject Properties => Body["properties"] as JsonObject ?? [];

    internal string Guid(string purpose) => Identity.Guid(Seed ?? Id, purpose);

    /// <summary>32 hexadecimal digits, made up.</summary>
    internal string Digits(string purpose) => Guid(purpose).Replace("-", "", StringComparison.Ordinal);

    internal static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>The objects of a list with their places in it.</summary>
    internal static IEnumerable<(int Index, JsonObject Item)> Objects(JsonNode? list) =>
        (list as JsonArray ?? []).Select((item, index) => (index, Item: item as JsonObject)).Where(each => each.Item is not null)!;
}
