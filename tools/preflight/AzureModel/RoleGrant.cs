using AzureRest;

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

    /// <summary>For messages, after a verb such as "grants".</summary>
    public string Title => Role.Length == 0 || AzureResource.IsHidden(Role) ? "a role" : BuiltInRole.TitleOf(Role);

    /// <summary>True if the grant has one of the roles, or a role that is not known yet.</summary>
    public bool MayBe(IEnumerable<string> roles) => AzureResource.IsHidden(Role) || roles.Contains(Role);

    /// <summary>A role on a scope holds for everything below it.</summary>
    public bool Covers(string id) =>
        id.Equals(Scope, StringComparison.OrdinalIgnoreCase) || id.StartsWith(Scope.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>True if the grant covers the id, or has a scope that is not known yet.</summary>
    public bool MayCover(string id) => AzureResource.IsHidden(Scope) || Covers(id);

    /// <summary>True if the grant is for one of the principals, or for one that is not known yet.</summary>
    public bool MayBeOf(IReadOnlySet<string> principals) => AzureResource.IsHidden(Principal) || principals.Contains(Principal);
}
