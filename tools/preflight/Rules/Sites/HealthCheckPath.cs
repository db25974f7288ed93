using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class HealthCheckPath()
    : ResourceRule(
        new()
        {
            Id = "health-check-path",
            Title = "The health check of a site reaches its path",
            Why = "A check that gets the sign-in page or 404 counts every instance as unhealthy, and App Service replaces them.",
            Fix = "Begin healthCheckPath with a slash, and list it in globalValidation.excludedPaths of authsettingsV2.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/app-service/monitor-instances-health-check",
            Requirements = ["APP-03"],
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            app:
              type: azure-native:web:WebApp
              properties:
                siteConfig: { healthCheckPath: /readyz }
            app-sign-in:
              type: azure-native:web:WebAppAuthSettingsV2
              properties:
                name: ${app.name}
                platform: { enabled: true }
                globalValidation: { requireAuthentication: true, excludedPaths: [/readyz] }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (resource.Text("siteConfig.healthCheckPath") is not { Length: > 0 } path || AzureResource.IsHidden(path))
        {
            yield break;
        }

        if (path[0] != '/')
        {
            yield return resource.Problem($"siteConfig.healthCheckPath is {path}, which does not begin with a slash; set /{path}");
            yield break;
        }

        if (
            resource.Text("clientCertEnabled") == "true"
            && resource.Text("clientCertMode") is null or "Required"
            && !resource.Hides("clientCertExclusionPaths")
            && !(resource.Text("clientCertExclusionPaths") ?? "").Split([';', ',']).Any(excluded => Covers(excluded.Trim(), path))
        )
        {
            yield return resource.Problem(
                $"siteConfig.healthCheckPath is {path}, but every request needs a client certificate, which the check does not have; "
                    + "add the path to clientCertExclusionPaths"
            );
        }

        var signIn = plan.Of("web:WebAppAuthSettingsV2", "web:WebAppAuthSettingsV2Slot")
            .FirstOrDefault(each =>
                plan.ParentOf(each) == resource
                && each.Text("platform.enabled") == "true"
                && each.Text("globalValidation.requireAuthentication") == "true"
                && !each.Hides("globalValidation.excludedPaths")
            );
        if (signIn is not null && !signIn.Texts("globalValidation.excludedPaths").Any(excluded => Covers(excluded, path)))
        {
            yield return resource.Problem(
                $"siteConfig.healthCheckPath is {path}, but the sign-in does not exclude it, so every check fails; add it to "
                    + "globalValidation.excludedPaths"
            );
        }
    }

    private static bool Covers(string excluded, string path) =>
        excluded.EndsWith('*')
            ? path.StartsWith(excluded[..^1], StringComparison.OrdinalIgnoreCase)
            : path.Split('?')[0].Equals(excluded, StringComparison.OrdinalIgnoreCase);
}
