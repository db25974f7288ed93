using AzureRest;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AppRoleMissing()
    : Rule(
        new()
        {
            Id = "app-role-missing",
            Title = "The app may use every service that its settings refer to",
            Why = "Without the role the app starts and every call to the service fails with 403.",
            Fix = "Assign the least data-plane role to the app's identity on the service.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.BaselineChat,
            Requirements = ["ID-07", "ID-09", "ID-11"],
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            app-identity:
              type: azure-native:managedidentity:UserAssignedIdentity
            search:
              type: azure-native:search:Service
            insights:
              type: azure-native:applicationinsights:Component
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
                    - name: APPLICATIONINSIGHTS_AUTHENTICATION_STRING
                      value: Authorization=AAD;ClientId=${app-identity.clientId}
            app-search-reader:
              type: azure-native:authorization:RoleAssignment
              properties:
                scope: ${search.id}
                principalId: ${app-identity.principalId}
                # Search Index Data Reader
                roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/1407120a-92aa-4202-b7e9-c0e197c71c8f
            app-metrics-publisher:
              type: azure-native:authorization:RoleAssignment
              properties:
                scope: ${insights.id}
                principalId: ${app-identity.principalId}
                # Monitoring Metrics Publisher
                roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/3913510d-42f4-4e42-8a64-420c390055eb
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var dependency in AppDependency.Of(plan).Where(each => each.Target is not null && each.Service.Reader.Count > 0))
        {
            var principals = plan.PrincipalsOf(dependency.Site).ToHashSet();
            if (
                principals.Count > 0
                && !plan.Grants.Any(grant =>
                    grant.MayBeOf(principals) && grant.MayCover(dependency.Area) && grant.MayBe(dependency.Service.Reader)
                )
            )
            {
                yield return dependency.Site.Problem(
                    dependency.Container is { } container && !Has(dependency.Target!, container, plan)
                        ? $"{dependency.Setting} names the container {container}, which the plan does not create in "
                            + $"{dependency.Target!.Name}, and no role covers it; create the container, or name another"
                        : $"{dependency.Setting} refers to {dependency.Target!.Name}, but no identity of the app holds "
                            + $"{string.Join(" or ", dependency.Service.Reader.Select(BuiltInRole.TitleOf))} on it; assign the role"
                );
            }
        }

        foreach (
            var site in plan.Sites.Where(site =>
                site.List("siteConfig.appSettings").Any(setting => setting.Text("name") == "APPLICATIONINSIGHTS_AUTHENTICATION_STRING")
            )
        )
        {
            var principals = plan.PrincipalsOf(site).ToHashSet();
            // A site without an identity has another problem, which site-identity reports.
            if (
                principals.Count > 0
                && plan.Of("applicationinsights:Component").Any()
                && !plan.Grants.Any(grant => grant.MayBeOf(principals) && grant.MayBe([BuiltInRole.MetricsPublisher.Id]))
            )
            {
                yield return site.Problem(
                    "sends telemetry with Microsoft Entra authentication, but does not hold "
                        + $"{BuiltInRole.TitleOf(BuiltInRole.MetricsPublisher.Id)}; assign it on the Application Insights component"
                );
            }
        }
    }

    private static bool Has(AzureResource account, string container, AzurePlan plan) =>
        plan.Of("storage:BlobContainer")
            .Any(each =>
                each.Id.StartsWith($"{account.Id}/", StringComparison.OrdinalIgnoreCase)
                && each.AzureName.Equals(container, StringComparison.OrdinalIgnoreCase)
            );
}
