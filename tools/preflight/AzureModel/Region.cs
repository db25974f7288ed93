namespace Preflight.AzureModel;

/// <summary>A region of Azure, from regions.json.</summary>
/// <param name="Name">As in swedencentral.</param>
/// <param name="Pair">The region that geo-redundant storage copies to; null if there is none.</param>
/// <param name="DataZone">Where models of a data zone deployment run: EU or US; null if the region belongs to none.</param>
/// <param name="Cloud">Null for the public cloud.</param>
public sealed record Region(string Name, bool HasZones, string? Pair, string? DataZone, string? Cloud);
