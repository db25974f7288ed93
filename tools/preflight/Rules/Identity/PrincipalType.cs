using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class PrincipalType()
    : ResourceRule(
        new()
        {
            Id = "principal-type",
            Title = "Role assignments state the principal type",
            Why =
                "Microsoft Entra ID needs minutes to replicate a new identity. Without the type the assignment fails "
                + "with PrincipalNotFound.",
            Fix = "Set principalType to ServicePrincipal for identities, otherwise to User or Group.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/Azure-Samples/azure-search-openai-demo/issues/9",
            Types = ["authorization:RoleAssignment"],
            Example = """
            app-identity:
              type: azure-native:managedidentity:UserAssignedIdentity
            app-search-reader:
              type: azure-native:authorization:RoleAssignment
              properties:
                scope: /subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Search/searchServices/<name>
                principalId: ${app-identity.principalId}
                principalType: ServicePrincipal
                # Search Index Data Reader
                roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/1407120a-92aa-4202-b7e9-c0e197c71c8f
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (!resource.Has("principalType"))
        {
            yield return resource.Problem(
                "principalType is not set, so the assignment for a new identity fails (PrincipalNotFound); set "
                    + "ServicePrincipal, User or Group"
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
