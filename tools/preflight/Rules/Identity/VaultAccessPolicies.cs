using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class VaultAccessPolicies()
    : ResourceRule(
        new()
        {
            Id = "vault-access-policies",
            Title = "A vault is opened by roles, not by access policies",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.BaselineWebApp,
            Requirements = ["ID-03"],
            Types = ["keyvault:Vault"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var problems = resource.Must(
            "properties.enableRbacAuthorization",
            "whoever may write the vault can give themselves an access policy",
            "true"
        );
        return resource.List("properties.accessPolicies").Any()
            ? problems.Append(resource.Problem("properties.accessPolicies is not empty; grant roles instead"))
            : problems;
    }
}
