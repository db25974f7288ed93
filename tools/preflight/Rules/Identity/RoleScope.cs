using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class RoleScope()
    : Rule(
        new()
        {
            Id = "role-scope",
            Title = "Roles are given on single resources, and never open the control plane",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.Principles,
            Requirements = ["ID-07", "ID-08"],
            Types = ["authorization:RoleAssignment"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var grant in plan.Grants)
        {
            var role = BuiltInRole.NameOf(grant.Role);
            if (BuiltInRole.IsTooStrong(grant.Role))
            {
                yield return grant.Assignment.Problem(
                    $"gives {role} on {grant.Scope}; give a data-plane role on the resource that is used"
                );
            }
            else if (!grant.Scope.Contains("/providers/", StringComparison.OrdinalIgnoreCase) && !AzureResource.IsHidden(grant.Scope))
            {
                yield return grant.Assignment.Problem(
                    $"gives {role} on {grant.Scope}, which is more than one resource; set scope to the resource that is used"
                );
            }
        }
    }
}
