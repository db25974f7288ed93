using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class Spillover()
    : ResourceRule(
        new()
        {
            Id = "spillover",
            Title = "Provisioned deployments spill over to a standard deployment of the same model",
            Why = "When the provisioned capacity is used up, requests fail with 429 unless they spill over.",
            Fix = "Set properties.spilloverDeploymentName to a standard deployment of the same model, account and data boundary.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            From = Stage.Production,
            Source = "https://learn.microsoft.com/azure/ai-foundry/openai/how-to/spillover-traffic-management",
            Requirements = ["CAP-02"],
            Types = ["cognitiveservices:Deployment"],
            Example = """
            account:
              type: azure-native:cognitiveservices:Account
            chat-spill:
              type: azure-native:cognitiveservices:Deployment
              properties:
                accountName: ${account.name}
                sku: { name: DataZoneStandard }
                properties:
                  model: { name: gpt-5.4-mini, version: '2026-03-17' }
            chat:
              type: azure-native:cognitiveservices:Deployment
              properties:
                accountName: ${account.name}
                sku: { name: DataZoneProvisionedManaged }
                properties:
                  model: { name: gpt-5.4-mini, version: '2026-03-17' }
                  spilloverDeploymentName: ${chat-spill.name}
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (resource.Text("sku.name")?.Contains("Provisioned", StringComparison.Ordinal) != true)
        {
            yield break;
        }

        var name = resource.Text("properties.spilloverDeploymentName");
        var other = plan.Of("cognitiveservices:Deployment")
            .FirstOrDefault(each => each.AzureName == name && plan.ParentOf(each) == plan.ParentOf(resource));
        if (other is null)
        {
            yield return resource.Problem(
                $"properties.spilloverDeploymentName is {name ?? "not set"}, which is no deployment of its account; set a "
                    + "standard deployment, otherwise bursts fail with 429"
            );
        }
        else if (
            other.Text("properties.model.name") != resource.Text("properties.model.name")
            || other.Text("properties.model.version") != resource.Text("properties.model.version")
        )
        {
            yield return resource.Problem(
                $"spills over to {name}, which has another model; both must be {resource.Text("properties.model.name")} "
                    + $"{resource.Text("properties.model.version")}"
            );
        }
        else if (Boundary(other) != Boundary(resource) || other.Text("sku.name")?.Contains("Provisioned", StringComparison.Ordinal) == true)
        {
            yield return resource.Problem(
                $"spills over to {name} of type {other.Text("sku.name")}; the type must be {Boundary(resource)}Standard"
            );
        }
        else if (!plan.Waits(resource, other))
        {
            yield return resource.Problem($"is created before {other.Name}, to which it spills over; add it to dependsOn");
        }
    }

    private static string Boundary(AzureResource deployment) =>
        (deployment.Text("sku.name") ?? "") switch
        {
            var name when name.StartsWith("Global", StringComparison.Ordinal) => "Global",
            var name when name.StartsWith("DataZone", StringComparison.Ordinal) => "DataZone",
            _ => "",
        };
}
