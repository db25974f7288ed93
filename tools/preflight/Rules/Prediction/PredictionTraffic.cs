using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class PredictionTraffic()
    : ResourceRule(
        new()
        {
            Id = "prediction-traffic",
            Title = "Endpoint traffic adds up to 100 and names existing deployments",
            Why = "Azure rejects other sums, and traffic to a deployment that does not exist.",
            Fix = "Create deployments with 0 % traffic first, then set traffic to a sum of 100.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = Sources.MachineLearning,
            Requirements = ["PRD-05"],
            Types = ["machinelearningservices:OnlineEndpoint"],
            Example = """
            workspace:
              type: azure-native:machinelearningservices:Workspace
            endpoint:
              type: azure-native:machinelearningservices:OnlineEndpoint
              properties:
                workspaceName: ${workspace.name}
                properties:
                  traffic: { blue: 90, green: 10 }
            blue:
              type: azure-native:machinelearningservices:OnlineDeployment
              properties: { workspaceName: workspace, endpointName: endpoint }
            green:
              type: azure-native:machinelearningservices:OnlineDeployment
              properties: { workspaceName: workspace, endpointName: endpoint }
            """,
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
            yield return resource.Problem($"properties.traffic adds up to {sum}; it must be 100, or 0 before the deployments exist");
        }

        var names = plan.Of("machinelearningservices:OnlineDeployment")
            .Where(each => plan.ParentOf(each) == resource)
            .Select(each => each.AzureName)
            .ToList();
        foreach (var name in traffic.Select(entry => entry.Key).Where(name => !names.Contains(name)))
        {
            yield return resource.Problem(
                $"properties.traffic contains {name}, which is no deployment of the endpoint; available: {string.Join(", ", names)}"
            );
        }
    }
}
