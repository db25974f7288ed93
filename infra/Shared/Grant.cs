using Pulumi;
using Pulumi.AzureNative.Authorization;

namespace Infra.Shared;

/// <summary>The one place where roles are assigned, so that no (scope, principal, role) is assigned twice.</summary>
public static class Grant
{
    /// <param name="condition">Narrows the role to some of the scope's resources; null grants it whole.</param>
    /// <param name="scopeName">The logical name of the resource that <paramref name="scope"/> is the id of.</param>
    public static RoleAssignment To(
        StackContext stack,
        Resource parent,
        string scopeName,
        Input<string> scope,
        Principal principal,
        Role role,
        string? condition = null
    )
    {
        var args = new RoleAssignmentArgs
        {
            // The name must be a GUID; the provider's own choice would show as a change in every preview.
            RoleAssignmentName = stack.Names.Guid(scopeName, principal.Name, role.Id).ToString(),
            Scope = scope,
            PrincipalId = principal.Id,
            PrincipalType = principal.Type,
            RoleDefinitionId = $"/subscriptions/{stack.SubscriptionId}/providers/Microsoft.Authorization/roleDefinitions/{role.Id}",
        };
        if (condition is not null)
        {
            args.Condition = condition;
            args.ConditionVersion = "2.0";
        }

        return new RoleAssignment($"{scopeName}-{principal.Name}-{role.Name}", args, new() { Parent = parent });
    }
}
