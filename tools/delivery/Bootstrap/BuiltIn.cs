namespace Delivery.Bootstrap;

/// <summary>A role that the identities of delivery are given.</summary>
/// <param name="Id">Its GUID, the same in every tenant (learn.microsoft.com, "Azure built-in roles").</param>
internal sealed record BuiltIn(string Title, string Id)
{
    public static readonly BuiltIn Contributor = new("Contributor", "b24988ac-6180-42a0-ab88-20f7382dd24c");
    public static readonly BuiltIn Reader = new("Reader", "acdd72a7-3385-48ef-bd42-f606fba81ae7");
    public static readonly BuiltIn RoleAdministrator = new(
        "Role Based Access Control Administrator",
        "f58310d9-a9f6-439a-9e8d-f62e7b41a168"
    );
    public static readonly BuiltIn LocksContributor = new("Locks Contributor", "28bf596f-4eb7-45ce-b5bc-6cf482fec137");
    public static readonly BuiltIn PolicyContributor = new("Resource Policy Contributor", "36243c78-bf99-498c-9df9-86d9f8d28608");
    public static readonly BuiltIn SecurityAdmin = new("Security Admin", "fb1c8493-542b-48eb-b624-b4c8fea62acd");
    public static readonly BuiltIn BlobReader = new("Storage Blob Data Reader", Infra.Access.Role.BlobReader.Id);
    public static readonly BuiltIn BlobContributor = new("Storage Blob Data Contributor", Infra.Access.Role.BlobContributor.Id);
}
