using System.Text.RegularExpressions;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed partial class PredictionDeployment()
    : ResourceRule(
        new()
        {
            Id = "prediction-deployment",
            Title = "Machine learning deployments pin versions, have probes and three instances",
            Why = "An unpinned model changes between deployments. Without probes a failed instance keeps receiving requests.",
            Fix = "End model and environmentId with /versions/ and a number, set sku.capacity to 3 and add liveness and readiness probes.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            From = Stage.Production,
            Source = Sources.MachineLearning,
            Requirements = ["PRD-04", "PRD-06", "PRD-08"],
            Types = ["machinelearningservices:OnlineDeployment"],
            Example = """
            blue:
              type: azure-native:machinelearningservices:OnlineDeployment
              properties:
                workspaceName: workspace
                endpointName: endpoint
                sku: { capacity: 3 }
                properties:
                  model: azureml://registries/company/models/churn/versions/4
                  environmentId: azureml://registries/company/environments/churn/versions/2
                  livenessProbe: { periodSeconds: 10 }
                  readinessProbe: { periodSeconds: 10 }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        foreach (var path in new[] { "model", "environmentId" }.Select(name => $"properties.{name}"))
        {
            if (resource.Text(path) is { } id && !AzureResource.IsHidden(id) && !Pinned().IsMatch(id))
            {
                yield return resource.Problem($"{path} is {id}; end it with /versions/ and a number");
            }
        }

        if (resource.IsBelow("sku.capacity", 3))
        {
            yield return resource.Problem(
                $"sku.capacity is {resource.Text("sku.capacity") ?? "not set"}; set 3 to tolerate the loss of a zone"
            );
        }

        foreach (var probe in new[] { "livenessProbe", "readinessProbe" }.Where(probe => !resource.Has($"properties.{probe}")))
        {
            yield return resource.Problem($"properties.{probe} is not set, so a failed instance keeps receiving requests; set it");
        }
    }

    [GeneratedRegex("(/versions/|:)[0-9][^/:]*$")]
    private static partial Regex Pinned();
}
