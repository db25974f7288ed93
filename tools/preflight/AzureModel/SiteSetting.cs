namespace Preflight.AzureModel;

/// <summary>An app setting of a site.</summary>
/// <param name="Value">Null if it is secret, unknown or no text.</param>
public sealed record SiteSetting(string Name, string? Value);
