using AzureDefinitions.Facts;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class PolicyDeprecated()
    : ResourceRule(
        new()
        {
            Id = "policy-deprecated",
            Title = "Assigned policy definitions are not deprecated",
            Why = "Azure no longer maintains a deprecated definition: it misses new features, and it leaves the compliance dashboards.",
            Fix = "Assign the definition that replaces it.",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/azure/governance/policy/concepts/definition-structure-basics",
            Requirements = ["NET-17"],
            Types = ["authorization:PolicyAssignment"],
            Example = """
            audit-ai-network:
              type: azure-native:authorization:PolicyAssignment
              properties:
                scope: /subscriptions/<id>/resourceGroups/<group>
                policyDefinitionId: /providers/Microsoft.Authorization/policyDefinitions/037eea7a-bd0a-46c5-9a66-03aea78705d3
            """,
        }
    )
{
    private static readonly Lazy<Dictionary<string, (string Name, string? Use)>> Deprecated = new(() =>
        FactFile
            .Of("deprecated-policies")
            .Rows.ToDictionary(row => row["id"], row => (row["name"], row.Text("use")), StringComparer.OrdinalIgnoreCase)
    );

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        // Definitions of one's own have other ids: they lie below a subscription or a management group.
        var id = resource.Text("policyDefinitionId") ?? "";
        if (
            id.StartsWith("/providers/Microsoft.Authorization/policy", StringComparison.OrdinalIgnoreCase)
            && Deprecated.Value.TryGetValue(id[(id.LastIndexOf('/') + 1)..], out var found)
        )
        {
            yield return resource.Problem(
                $"assigns '{found.Name}', which Azure Policy has deprecated; "
                    + (found.Use is null ? "assign a definition that is maintained, or none" : $"assign {found.Use}")
            );
        }
    }
}
