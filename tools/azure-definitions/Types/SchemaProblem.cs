namespace AzureDefinitions.Types;

/// <summary>Where a body departs from its type.</summary>
/// <param name="IsError">False where Azure may accept more values than it publishes.</param>
/// <param name="Path">As in properties.networkAcls.defaultAction.</param>
public sealed record SchemaProblem(string Rule, bool IsError, string Path, string Message);
