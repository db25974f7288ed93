namespace Delivery.Teardown;

/// <summary>A soft-deleted account, vault or gateway.</summary>
/// <param name="Id">The id of the soft-deleted resource, not the original id.</param>
/// <param name="Until">The scheduled purge date, as Azure returns it.</param>
/// <param name="IsProtected">True if it cannot be purged earlier.</param>
internal sealed record Deleted(string Kind, string Name, string Id, string Until, bool IsProtected);
