using Pulumi;
using Pulumi.AzureNative.Authorization;

namespace Infra.Shared;

/// <summary>The one place where roles are assigned, so that no (scope, principal, role) is assigned twice.</summary>
public static class Grant
{
    /// <param name="scopeName">The logical name of the resource that <paramref name="scope"/> is the id of.</param>
    public static RoleAssignment To(StackContext stack, Resource parent, string scopeName, Input<string> scope, Principal principal, Role role) =>
        new($"{scopeName}-{principal.Name}-{role.Name}", new()
        {
            // The name must be a GUID; the provider's own choice would show as a change in every preview.
            RoleAssignmentName = stack.Names.Guid(scopeName, principal.Name, role.Id).ToString(),
            Scope = scope,
            PrincipalId = principal.Id,
            PrincipalType = principal.Type,
            RoleDefinitionId = $"/subscriptions/{stack.SubscriptionId}/providers/Microsoft.Authorization/roleDefinitions/{role.Id}",
        }, new() { Parent = parent });
}
