using AzureRest;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class DuplicateGrant()
    : Rule(
        new()
        {
            Id = "role-duplicate",
            Title = "Each role is assigned once per principal and scope",
            Why = "Azure rejects the second assignment (RoleAssignmentExists) and the deployment fails.",
            Fix = "Remove one of the two role assignments.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/Azure/azure-resource-manager-schemas/issues/1771",
            Types = ["authorization:RoleAssignment"],
            Example = """
            app-identity:
              type: azure-native:managedidentity:UserAssignedIdentity
            search:
              type: azure-native:search:Service
            app-search-reader:
              type: azure-native:authorization:RoleAssignment
              properties:
                scope: ${search.id}
                principalId: ${app-identity.principalId}
                # Search Index Data Reader
                roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/1407120a-92aa-4202-b7e9-c0e197c71c8f
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        plan
            .Grants.Where(grant => !AzureResource.IsHidden(grant.Principal) && !AzureResource.IsHidden(grant.Role))
            .GroupBy(grant => (grant.Principal, grant.Role, grant.Scope.ToLowerInvariant()))
            .Where(group => group.Count() > 1)
            .Select(group =>
                group
                    .Last()
                    .Assignment.Problem(
                        $"grants {group.First().Title} as {group.First().Assignment.Name} does; Azure rejects the "
                            + "second assignment (RoleAssignmentExists), remove one"
                    )
            );
}
