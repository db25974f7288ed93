using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class DuplicateGrant()
    : Rule(
        new()
        {
            Id = "role-duplicate",
            Title = "A role is given to a principal on a scope once",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/Azure/azure-resource-manager-schemas/issues/1771",
            Types = ["authorization:RoleAssignment"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        plan
            .Grants.Where(grant => !AzureResource.IsHidden(grant.Principal))
            .GroupBy(grant => (grant.Principal, grant.Role, grant.Scope.ToLowerInvariant()))
            .Where(group => group.Count() > 1)
            .Select(group =>
                group
                    .Last()
                    .Assignment.Problem(
                        $"gives {BuiltInRole.NameOf(group.Key.Role)} as {group.First().Assignment.Name} does; Azure refuses the second (RoleAssignmentExists), remove one"
                    )
            );
}
