using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class PolicyEffect()
    : ResourceRule(
        new()
        {
            Id = "policy-effect",
            Title = "Assigned policies have an effect",
            Why = "A policy with effect Disabled reports and denies nothing, although the assignment looks as if it did.",
            Fix = "Set the parameter effect to Audit or Deny, or remove the assignment.",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/azure/governance/policy/concepts/effect-disabled",
            Requirements = ["NET-17"],
            Types = ["authorization:PolicyAssignment"],
            Example = """
            audit-storage-keys:
              type: azure-native:authorization:PolicyAssignment
              properties:
                scope: /subscriptions/<id>/resourceGroups/<group>
                policyDefinitionId: /providers/Microsoft.Authorization/policyDefinitions/8c6a50c6-9ffd-4ae7-986f-5fa6111f9a54
                parameters: { effect: { value: Audit } }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (string.Equals(resource.Text("parameters.effect.value"), "Disabled", StringComparison.OrdinalIgnoreCase))
        {
            yield return resource.Problem("parameters.effect.value is Disabled, so that the policy does nothing; set it to Audit or Deny");
        }
    }
}
