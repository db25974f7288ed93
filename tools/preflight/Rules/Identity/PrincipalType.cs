using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class PrincipalType()
    : ResourceRule(
        new()
        {
            Id = "principal-type",
            Title = "A role assignment says what kind of principal it is for",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/Azure-Samples/azure-search-openai-demo/issues/9",
            Types = ["authorization:RoleAssignment"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (!resource.Has("principalType"))
        {
            yield return resource.Problem(
                "principalType is not set; a new identity is not found for minutes (PrincipalNotFound) unless it is ServicePrincipal, User or Group"
            );
        }
        else if (
            plan.Of("managedidentity:UserAssignedIdentity")
                .Any(identity => plan.PrincipalsOf(identity).Contains(resource.Text("principalId")))
            && !resource.Is("principalType", "ServicePrincipal")
        )
        {
            yield return resource.Problem($"principalType is {resource.Text("principalType")}; a managed identity is a ServicePrincipal");
        }
    }
}
