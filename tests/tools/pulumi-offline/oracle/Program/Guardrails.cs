using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.Authorization.Inputs;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;
using Pulumi.AzureNative.Security;

namespace Oracle;

/// <summary>Policies, a role of our own, a Defender plan, and a private link scope for telemetry.</summary>
public static class Guardrails
{
    public static void Register(Foundation foundation)
    {
        var subscription = Output.Format($"/subscriptions/{foundation.Client.Apply(client => client.SubscriptionId)}");
        _ = new PolicyAssignment(
            "guard-policy",
            new()
            {
                PolicyAssignmentName = "keys",
                Scope = foundation.Group.Id,
                DisplayName = "No keys",
                PolicyDefinitionId = "/providers/Microsoft.Authorization/policyDefinitions/71ef260a-8f18-47b7-abcb-62d0673d94dc",
                Parameters = { ["effect"] = new ParameterValuesValueArgs { Value = "Audit" } },
                EnforcementMode = EnforcementMode.Default,
                NonComplianceMessages = { new NonComplianceMessageArgs { Message = "takes a key" } },
            }
        );
        _ = new RoleDefinition(
            "guard-role",
            new()
            {
                RoleDefinitionId = "aaaaaaaa-0000-0000-0000-000000000009",
                RoleName = "scorer",
                RoleType = "CustomRole",
                Scope = foundation.Group.Id,
                AssignableScopes = { foundation.Group.Id },
                Permissions =
                {
                    new PermissionArgs
                    {
                        Actions = { "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/score/action" },
                        NotActions = [],
                    },
                },
            }
        );
        _ = new Pricing(
            "guard-plan",
            new()
            {
                PricingName = "KeyVaults",
                ScopeId = subscription,
                PricingTier = PricingTier.Standard,
                SubPlan = "PerKeyVault",
            },
            new() { RetainOnDelete = true }
        );
        var scope = new PrivateLinkScope(
            "guard-scope",
            new()
            {
                ResourceGroupName = foundation.Group.Name,
                ScopeName = "ampls-oracle",
                Location = "global",
                AccessModeSettings = new AccessModeSettingsArgs { IngestionAccessMode = AccessMode.PrivateOnly, QueryAccessMode = "Open" },
            }
        );
        _ = new PrivateLinkScopedResource(
            "guard-member",
            new()
            {
                ResourceGroupName = foundation.Group.Name,
                ScopeName = scope.Name,
                Name = "workspace",
                LinkedResourceId = foundation.Workspace.Id,
            }
        );
    }
}
