using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class PredictionTraffic()
    : ResourceRule(
        new()
        {
            Id = "prediction-traffic",
            Title = "Traffic of a predictive endpoint is shared out among its deployments, a hundred in all",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = Sources.MachineLearning,
            Requirements = ["PRD-05"],
            Types = ["machinelearningservices:OnlineEndpoint"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (resource.At("properties.traffic") is not System.Text.Json.Nodes.JsonObject traffic)
        {
            yield break;
        }

        var sum = traffic.Sum(entry => double.TryParse(entry.Value?.ToString(), out var share) ? share : 0);
        if (sum is not (0 or 100))
        {
            yield return resource.Problem($"properties.traffic adds up to {sum}; it must be 100, or 0 before the deployments are there");
        }

        var names = plan.Of("machinelearningservices:OnlineDeployment")
            .Where(each => plan.ParentOf(each) == resource)
            .Select(each => each.AzureName)
            .ToList();
        foreach (var name in traffic.Select(entry => entry.Key).Where(name => !names.Contains(name)))
        {
            yield return resource.Problem(
                $"properties.traffic names {name}, which is no deployment of it; there are {string.Join(", ", names)}"
            );
        }
    }
}
