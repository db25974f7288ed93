using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class PolicyDescription()
    : ResourceRule(
        new()
        {
            Id = "policy-description",
            Title = "Policy assignments and exemptions say what they are for and who made them",
            Why = "A resource that a policy reports or denies is corrected only if its owner understands the policy and knows whom to ask.",
            Fix = "Set displayName, description and, on assignments, metadata.assignedBy.",
            Severity = Severity.Warning,
            Pillar = Pillar.Operations,
            Source = "https://azure.github.io/PSRule.Rules.Azure/en/rules/Azure.Policy.AssignmentDescriptors/",
            Requirements = ["NET-17"],
            Types = ["authorization:PolicyAssignment", "authorization:PolicyExemption"],
            Example = """
            audit-storage-keys:
              type: azure-native:authorization:PolicyAssignment
              properties:
                scope: /subscriptions/<id>/resourceGroups/<group>
                policyDefinitionId: /providers/Microsoft.Authorization/policyDefinitions/8c6a50c6-9ffd-4ae7-986f-5fa6111f9a54
                displayName: Storage accounts disable shared key access
                description: Reports accounts that accept keys. The platform team answers questions.
                metadata: { assignedBy: platform-team }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var missing = new[] { "displayName", "description" }.Where(each => string.IsNullOrWhiteSpace(resource.Text(each))).ToList();
        if (resource.Token == "authorization:PolicyAssignment" && !resource.Has("metadata.assignedBy") && !resource.Hides("metadata"))
        {
            missing.Add("metadata.assignedBy");
        }

        if (missing.Count > 0)
        {
            yield return resource.Problem(
                $"{string.Join(", ", missing)} {(missing.Count == 1 ? "is" : "are")} not set; say what the policy is for and who owns it"
            );
        }
    }
}
