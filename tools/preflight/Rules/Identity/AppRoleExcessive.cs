using AzureRest;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AppRoleExcessive()
    : Rule(
        new()
        {
            Id = "app-role-excessive",
            Title = "The app holds only the roles that it needs",
            Why = "A role beyond what the app calls adds to what an attacker gains from a compromised app.",
            Fix = "Replace the role by the least data-plane role, or remove the role on a service that the app does not call.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.AzureOpenAI,
            Requirements = ["ID-07", "ID-08", "ID-09"],
            Types = ["authorization:RoleAssignment"],
            Example = """
            app-identity:
              type: azure-native:managedidentity:UserAssignedIdentity
            search:
              type: azure-native:search:Service
            app:
              type: azure-native:web:WebApp
              properties:
                identity:
                  type: UserAssigned
                  userAssignedIdentities:
                    - ${app-identity.id}
                siteConfig:
                  appSettings:
                    - name: SEARCH_ENDPOINT
                      value: https://${search.name}.search.windows.net
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
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var dependencies = AppDependency.Of(plan).ToList();
        foreach (var site in plan.Sites.Where(site => site.Token == "web:WebApp" && !site.Hides("siteConfig.appSettings")))
        {
            var principals = plan.PrincipalsOf(site).ToHashSet();
            foreach (var grant in plan.Grants.Where(grant => principals.Contains(grant.Principal)))
            {
                if (AzureService.OfId(grant.Scope) is { Reader.Count: > 0 } service && !grant.MayBe(service.Reader.Concat(service.Allowed)))
                {
                    yield return grant.Assignment.Problem(
                        $"grants {grant.Title} to {site.Name}; "
                            + $"{string.Join(" or ", service.Reader.Select(BuiltInRole.TitleOf))} is sufficient"
                    );
                }
                else if (
                    plan.Find(grant.Scope) is { } target
                    && AzureService.Of(target.Token) is { Reader.Count: > 0 }
                    && !dependencies.Exists(each => each.Target == target)
                )
                {
                    yield return grant.Assignment.Problem(
                        $"grants {site.Name} a role on {target.Name}, which no app setting refers to; remove the role, or add the "
                            + "setting"
                    );
                }
            }
        }
    }
}
