namespace Preflight.AzureModel;

/// <summary>A model version of Azure OpenAI.</summary>
/// <param name="Retires">The first day on which deployments of it may answer with errors.</param>
/// <param name="Successor">Model and version to move to; null if none is published.</param>
public sealed record CatalogueModel(string Name, string Version, DateOnly Retires, string? Successor, string Source);
