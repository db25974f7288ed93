using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AppRoleMissing()
    : Rule(
        new()
        {
            Id = "app-role-missing",
            Title = "A site's identity may use every service that its settings name",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.BaselineChat,
            Requirements = ["ID-07", "ID-09", "ID-11"],
            Types = ["web:WebApp", "web:WebAppSlot"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var dependency in AppDependency.Of(plan).Where(each => each.Target is not null))
        {
            var principals = plan.PrincipalsOf(dependency.Site).ToHashSet();
            if (
                principals.Count > 0
                && !plan.Grants.Any(grant =>
                    principals.Contains(grant.Principal) && grant.Covers(dependency.Area) && dependency.Service.Reader.Contains(grant.Role)
                )
            )
            {
                yield return dependency.Site.Problem(
                    $"{dependency.Setting} names {dependency.Target!.Name}, but no identity of the site holds {string.Join(" or ", dependency.Service.Reader.Select(BuiltInRole.NameOf))} on it; assign the role"
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
            if (
                plan.Of("applicationinsights:Component").Any()
                && !plan.Grants.Any(grant => principals.Contains(grant.Principal) && grant.Role == BuiltInRole.MetricsPublisher)
            )
            {
                yield return site.Problem(
                    $"sends telemetry by identity, but holds {BuiltInRole.NameOf(BuiltInRole.MetricsPublisher)} nowhere; assign it on the Application Insights component"
                );
            }
        }
    }
}
