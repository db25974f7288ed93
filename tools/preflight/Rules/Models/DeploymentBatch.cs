using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class DeploymentBatch()
    : ResourceRule(
        new()
        {
            Id = "deployment-batch",
            Title = "Apps do not call batch deployments",
            Why = "A batch deployment answers jobs within 24 hours. It rejects requests that expect an answer at once.",
            Fix = "Set sku.name to a standard or provisioned type, or let the app use another deployment.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/foundry/foundry-models/concepts/deployment-types",
            Requirements = ["MDL-05"],
            Types = ["cognitiveservices:Deployment"],
            Example = """
            nightly:
              type: azure-native:cognitiveservices:Deployment
              properties:
                accountName: account
                sku: { name: GlobalBatch, capacity: 50 }
            app:
              type: azure-native:web:WebApp
              properties:
                siteConfig:
                  appSettings:
                    - name: ChatDeployment
                      value: chat
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var sku = resource.Text("sku.name") ?? "";
        if (
            sku.EndsWith("Batch", StringComparison.OrdinalIgnoreCase)
            && plan
                .Sites.SelectMany(site => site.List("siteConfig.appSettings").Select(setting => (site, setting)))
                .FirstOrDefault(each => each.setting.Text("value") == resource.AzureName)
                is { site: { } site } used
        )
        {
            yield return resource.Problem(
                $"sku.name is {sku}, which answers batch jobs only, but {site.Name} calls it ({used.setting.Text("name")}); "
                    + "set a standard or provisioned type"
            );
        }
    }
}
