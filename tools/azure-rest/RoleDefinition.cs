namespace AzureRest;

/// <summary>A role of Azure that can be assigned.</summary>
/// <param name="Title">As the portal shows it.</param>
/// <param name="Id">The GUID at the end of its resource id.</param>
public sealed record RoleDefinition(string Title, string Id);
