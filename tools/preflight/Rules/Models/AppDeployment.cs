using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AppDeployment()
    : ResourceRule(
        new()
        {
            Id = "app-deployment",
            Title = "The deployments that a site's settings name exist",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = Sources.Lifecycle,
            Requirements = ["MDL-05", "MDL-08"],
            Types = ["web:WebApp", "web:WebAppSlot"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var names = plan.Of("cognitiveservices:Deployment").Select(deployment => deployment.AzureName).ToList();
        return names.Count == 0
            ? []
            : resource
                .List("siteConfig.appSettings")
                .Where(setting =>
                    setting.Text("name") is { } name
                    && (
                        name.EndsWith("Deployment", StringComparison.OrdinalIgnoreCase)
                        || name.EndsWith("DEPLOYMENT_NAME", StringComparison.Ordinal)
                    )
                )
                .Where(setting => !AzureResource.IsHidden(setting.Text("value")) && !names.Contains(setting.Text("value") ?? ""))
                .Select(setting =>
                    resource.Problem(
                        $"{setting.Text("name")} is '{setting.Text("value")}', which is no deployment of this plan; there are {string.Join(", ", names)}"
                    )
                );
    }
}
