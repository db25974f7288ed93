using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class VaultAccessPolicies()
    : ResourceRule(
        new()
        {
            Id = "vault-access-policies",
            Title = "Key vaults use Azure RBAC, not access policies",
            Why = "With access policies, everyone who may write the vault can grant themselves access to its secrets.",
            Fix = "Set properties.enableRbacAuthorization to true, remove properties.accessPolicies and assign roles.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.BaselineWebApp,
            Requirements = ["ID-03"],
            Types = ["keyvault:Vault"],
            Example = """
            vault:
              type: azure-native:keyvault:Vault
              properties:
                properties: { enableRbacAuthorization: true }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var problems = resource.Must(
            "properties.enableRbacAuthorization",
            "a writer of the vault can grant itself an access policy",
            "true"
        );
        return resource.List("properties.accessPolicies").Any()
            ? problems.Append(resource.Problem("properties.accessPolicies is not empty; assign roles instead"))
            : problems;
    }
}
