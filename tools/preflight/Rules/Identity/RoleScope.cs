using AzureRest;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class RoleScope()
    : Rule(
        new()
        {
            Id = "role-scope",
            Title = "Roles are data-plane roles on single resources",
            Why =
                "Owner, Contributor and similar roles allow changes to the deployment itself. A role on a group or "
                + "subscription covers resources that the caller does not use.",
            Fix = "Assign a data-plane role and set scope to the resource that is used.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.Principles,
            Requirements = ["ID-07", "ID-08"],
            Types = ["authorization:RoleAssignment"],
            Example = """
            search:
              type: azure-native:search:Service
            app-search-reader:
              type: azure-native:authorization:RoleAssignment
              properties:
                scope: ${search.id}
                # Search Index Data Reader
                roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/1407120a-92aa-4202-b7e9-c0e197c71c8f
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var grant in plan.Grants)
        {
            if (BuiltInRole.IsPrivileged(grant.Role))
            {
                yield return grant.Assignment.Problem(
                    $"grants {grant.Title} on {grant.Scope}; grant a data-plane role on the resource that is used"
                );
            }
            else if (!grant.Scope.Contains("/providers/", StringComparison.OrdinalIgnoreCase) && !AzureResource.IsHidden(grant.Scope))
            {
                yield return grant.Assignment.Problem(
                    $"grants {grant.Title} on {grant.Scope}, which is more than one resource; set scope to the resource that is used"
                );
            }
        }
    }
}
