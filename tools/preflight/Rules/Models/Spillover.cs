using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class Spillover()
    : ResourceRule(
        new()
        {
            Id = "spillover",
            Title = "A provisioned deployment spills over to a standard one of the same model and boundary",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            From = Stage.Production,
            Source = "https://learn.microsoft.com/azure/ai-foundry/openai/how-to/spillover-traffic-management",
            Requirements = ["CAP-02"],
            Types = ["cognitiveservices:Deployment"],
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
                $"properties.spilloverDeploymentName is {name ?? "not set"}, no deployment of its account; name a standard one, or a burst ends in 429"
            );
        }
        else if (
            other.Text("properties.model.name") != resource.Text("properties.model.name")
            || other.Text("properties.model.version") != resource.Text("properties.model.version")
        )
        {
            yield return resource.Problem(
                $"spills over to {name}, which is another model; both must be {resource.Text("properties.model.name")} {resource.Text("properties.model.version")}"
            );
        }
        else if (Boundary(other) != Boundary(resource) || other.Text("sku.name")!.Contains("Provisioned", StringComparison.Ordinal))
        {
            yield return resource.Problem(
                $"spills over to {name} of type {other.Text("sku.name")}; it must be {Boundary(resource)}Standard"
            );
        }
        else if (!plan.Waits(resource, other))
        {
            yield return resource.Problem($"is made before {other.Name}, to which it spills over; depend on it");
        }
    }

    private static string Boundary(AzureResource deployment) =>
        deployment.Text("sku.name")!.StartsWith("Global", StringComparison.Ordinal) ? "Global"
        : deployment.Text("sku.name")!.StartsWith("DataZone", StringComparison.Ordinal) ? "DataZone"
        : "";
}
