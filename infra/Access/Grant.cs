using Infra.Naming;
using Pulumi;
using Pulumi.AzureNative.Authorization;

namespace Infra.Access;

/// <summary>The only place that assigns Azure roles.</summary>
public static class Grant
{
    /// <param name="label">Names the scope within the stack, as in "ai-account"; part of the assignment's GUID, so never change it.</param>
    /// <param name="scope">The id of the resource that the role applies to.</param>
    /// <param name="condition">Limits the role to some of the scope's resources; null grants it for all.</param>
    public static RoleAssignment Create(
        string label,
        Foundation foundation,
        Resource parent,
        Input<string> scope,
        Principal principal,
        Role role,
        string? condition = null
    )
    {
        var args = new RoleAssignmentArgs
        {
            // The name must be a GUID; the provider would choose a random one, which every preview would show as a change.
            RoleAssignmentName = foundation.Names.Guid(label, principal.Name, role.Id).ToString(),
            Scope = scope,
            PrincipalId = principal.Id,
            PrincipalType = principal.Type,
            RoleDefinitionId = $"/subscriptions/{foundation.SubscriptionId}/providers/Microsoft.Authorization/roleDefinitions/{role.Id}",
        };
        if (condition is not null)
        {
            args.Condition = condition;
            args.ConditionVersion = "2.0";
        }

        var component = parent.GetResourceName();
        var prefix = label == component || label.StartsWith($"{component}-", StringComparison.Ordinal) ? label : $"{component}-{label}";

        // Its name in Azure is fixed, so the old one must be gone first. Pulumi then also deletes a lock above it first.
        var options = new CustomResourceOptions { Parent = parent, DeleteBeforeReplace = true };
        return new RoleAssignment($"{prefix}-{principal.Name}-{role.Name}", args, options);
    }
}
