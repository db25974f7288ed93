namespace Preflight.AzureModel;

/// <summary>A version of a model.</summary>
/// <param name="Retires">The first day on which deployments of it may answer with errors.</param>
/// <param name="IsClosed">True if only subscriptions that have deployed it before may deploy it.</param>
/// <param name="Successor">Model and version to move to; null if none is published.</param>
public sealed record CatalogueModel(string Name, string Version, DateOnly Retires, bool IsClosed, string? Successor, string Source);
