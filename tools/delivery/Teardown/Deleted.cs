namespace Delivery.Teardown;

/// <summary>A deleted account or vault that Azure keeps under its name.</summary>
/// <param name="Id">Of the deleted thing, not of what it was.</param>
/// <param name="Until">When Azure lets go of it by itself, as Azure writes it.</param>
/// <param name="IsProtected">Nobody may purge it before.</param>
internal sealed record Deleted(string Kind, string Name, string Id, string Until, bool IsProtected);
