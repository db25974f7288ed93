namespace AzureDefinitions.Ids;

/// <summary>An id at its last /providers/.</summary>
/// <param name="Scope">What comes before: a group, a subscription, or the resource that is extended; empty for the tenant.</param>
/// <param name="Path">What follows: the namespace, then types and names.</param>
public sealed record ScopedId(string Scope, string Path)
{
    private const string Providers = "/providers/";

    /// <returns>Null for an id without /providers/, as of a group or a subscription.</returns>
    public static ScopedId? Of(string id) =>
        id.LastIndexOf(Providers, StringComparison.OrdinalIgnoreCase) is >= 0 and var end
            ? new ScopedId(id[..end], id[(end + Providers.Length)..])
            : null;
}
