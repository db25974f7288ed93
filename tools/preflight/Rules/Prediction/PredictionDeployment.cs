using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class PredictionDeployment()
    : ResourceRule(
        new()
        {
            Id = "prediction-deployment",
            Title = "A predictive deployment is pinned, probed, and large enough to lose a zone",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            From = Stage.Production,
            Source = Sources.MachineLearning,
            Requirements = ["PRD-04", "PRD-06", "PRD-08"],
            Types = ["machinelearningservices:OnlineDeployment"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        foreach (var path in new[] { "model", "environmentId" }.Select(name => $"properties.{name}"))
        {
            if (
                resource.Text(path) is { } id
                && !AzureResource.IsHidden(id)
                && !System.Text.RegularExpressions.Regex.IsMatch(
                    id,
                    "(/versions/|:)[0-9][^/:]*$",
                    System.Text.RegularExpressions.RegexOptions.None,
                    TimeSpan.FromMilliseconds(100)
                )
            )
            {
                yield return resource.Problem($"{path} is {id}; end it in /versions/ and a number");
            }
        }

        if (resource.Number("sku.capacity") < 3)
        {
            yield return resource.Problem(
                $"sku.capacity is {resource.Text("sku.capacity") ?? "not set"}; three instances bear the loss of a zone"
            );
        }

        foreach (var probe in new[] { "livenessProbe", "readinessProbe" }.Where(probe => !resource.Has($"properties.{probe}")))
        {
            yield return resource.Problem($"properties.{probe} is not set; a broken instance stays in rotation");
        }
    }
}
