namespace Preflight.AzureModel;

/// <summary>A role assignment: principal, role and scope.</summary>
/// <param name="Role">The role definition's GUID.</param>
/// <param name="Scope">An id.</param>
public sealed record RoleGrant(AzureResource Assignment, string Principal, string Role, string Scope)
{
    public static RoleGrant Of(AzureResource assignment)
    {
        var role = assignment.Text("roleDefinitionId") ?? "";
        return new RoleGrant(
            assignment,
            assignment.Text("principalId") ?? "",
            role[(role.LastIndexOf('/') + 1)..].ToLowerInvariant(),
            assignment.Text("scope") ?? ""
        );
    }

    /// <summary>A role on a scope holds for everything below it.</summary>
    public bool Covers(string id) =>
        id.Equals(Scope, StringComparison.OrdinalIgnoreCase) || id.StartsWith(Scope.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase);
}
