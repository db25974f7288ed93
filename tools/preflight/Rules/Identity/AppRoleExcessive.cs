using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AppRoleExcessive()
    : Rule(
        new()
        {
            Id = "app-role-excessive",
            Title = "A site's identity holds no role beyond what its settings need",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.AzureOpenAI,
            Requirements = ["ID-07", "ID-08", "ID-09"],
            Types = ["authorization:RoleAssignment"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var dependencies = AppDependency.Of(plan).ToList();
        foreach (var site in plan.Sites.Where(site => site.Token == "web:WebApp" && !site.Hides("siteConfig.appSettings")))
        {
            var principals = plan.PrincipalsOf(site).ToHashSet();
            foreach (var grant in plan.Grants.Where(grant => principals.Contains(grant.Principal)))
            {
                if (
                    AzureService.OfId(grant.Scope) is { Reader.Count: > 0 } service
                    && !service.Reader.Concat(service.Allowed).Contains(grant.Role)
                )
                {
                    yield return grant.Assignment.Problem(
                        $"gives {site.Name} {BuiltInRole.NameOf(grant.Role)}; {string.Join(" or ", service.Reader.Select(BuiltInRole.NameOf))} is enough"
                    );
                }
                else if (
                    plan.Find(grant.Scope) is { } target
                    && AzureService.Of(target.Token) is { Reader.Count: > 0 }
                    && !dependencies.Exists(each => each.Target == target)
                )
                {
                    yield return grant.Assignment.Problem(
                        $"gives {site.Name} a role on {target.Name}, which none of its settings names; remove the role, or name the service in a setting"
                    );
                }
            }
        }
    }
}
