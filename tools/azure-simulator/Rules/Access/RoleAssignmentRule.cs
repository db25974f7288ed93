using AzureSimulator.Access;
using AzureSimulator.Calls;
using AzureSimulator.Ids;
using AzureSimulator.Rules.Framework;

namespace AzureSimulator.Rules.Access;

/// <summary>What Azure asks of a role assignment: its principal, and that scope, principal and role are assigned once and stay.</summary>
internal sealed class RoleAssignmentRule : Rule
{
    public override ArmResponse? Refuse(Call call)
    {
        if (!call.IsWrite || !call.IsOf(Rights.Assignments))
        {
            return null;
        }

        var principal = call.Text("properties", "principalId") ?? "";
        var role = call.Text("properties", "roleDefinitionId") ?? "";
        if (!Guid.TryParse(call.Path.Name, out _))
        {
            return ArmResponse.Failure(
                400,
                "InvalidRoleAssignmentId",
                $"The role assignment ID '{call.Path.Name}' is not valid. The role assignment ID must be a GUID."
            );
        }

        return OfPrincipal(call, principal) ?? OfOthers(call, principal, role);
    }

    private static ArmResponse? OfPrincipal(Call call, string principal)
    {
        var stated = call.Text("properties", "principalType");
        if (call.Azure.Principals.TryGetValue(principal, out var type))
        {
            return stated is null || ArmPath.Same(stated, type)
                ? null
                : ArmResponse.Failure(
                    400,
                    "UnmatchedPrincipalType",
                    $"The PrincipalId '{principal.Replace("-", "", StringComparison.Ordinal)}' has type '{type}' , which is different "
                        + $"from specified PrinciaplType '{stated}'."
                );
        }

        // For a service principal Azure does not ask the directory, because it may not know it yet.
        return ArmPath.Same(stated, "ServicePrincipal") || call.Azure.Options.TakesUnknownPrincipals
            ? null
            : ArmResponse.Failure(
                400,
                "PrincipalNotFound",
                $"Principal {principal.Replace("-", "", StringComparison.Ordinal)} does not exist in the directory "
                    + $"{call.Azure.Options.Tenant}. Check that you have the correct principal ID. If you are creating this "
                    + "principal and then immediately assigning a role, this error might be related to a replication delay. In "
                    + "this case, set the role assignment principalType property to a value, such as ServicePrincipal, User, or "
                    + "Group.  See https://aka.ms/docs-principaltype"
            );
    }

    private static ArmResponse? OfOthers(Call call, string principal, string role)
    {
        if (call.Existing is { } existing)
        {
            return
                ArmPath.Same((string?)existing.Properties["principalId"], principal)
                && ArmPath.Same(Last((string?)existing.Properties["roleDefinitionId"]), Last(role))
                ? null
                : ArmResponse.Failure(
                    400,
                    "RoleAssignmentUpdateNotPermitted",
                    "Tenant ID, application ID, principal ID, and scope are not allowed to be updated."
                );
        }

        return call
            .Azure.Resources.OfType(Rights.Assignments)
            .Where(each =>
                ArmPath.Same(each.Path.Scope, call.Path.Scope)
                && ArmPath.Same((string?)each.Properties["principalId"], principal)
                && ArmPath.Same(Last((string?)each.Properties["roleDefinitionId"]), Last(role))
            )
            .Select(each =>
                ArmResponse.Failure(
                    409,
                    "RoleAssignmentExists",
                    "The role assignment already exists. The ID of the existing role assignment is "
                        + $"{each.Name.Replace("-", "", StringComparison.Ordinal)}."
                )
            )
            .FirstOrDefault();
    }

    private static string Last(string? id) => id is null ? "" : id[(id.LastIndexOf('/') + 1)..];
}
