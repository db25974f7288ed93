using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ModelPinned()
    : ResourceRule(
        new()
        {
            Id = "model-pinned",
            Title = "A deployment names its model and its version",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = Sources.Lifecycle,
            Requirements = ["MDL-01", "GRD-09"],
            Types = ["cognitiveservices:Deployment"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        from part in new[] { "format", "name", "version" }
        let value = resource.Text($"properties.model.{part}")
        where string.IsNullOrEmpty(value) || value.Equals("latest", StringComparison.OrdinalIgnoreCase)
        select resource.Problem(
            $"properties.model.{part} is {(string.IsNullOrEmpty(value) ? "not set" : value)}; pin it, or answers change on a day that nobody chose"
        );
}
