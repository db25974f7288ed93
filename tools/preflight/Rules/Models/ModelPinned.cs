using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ModelPinned()
    : ResourceRule(
        new()
        {
            Id = "model-pinned",
            Title = "Model deployments pin format, name and version",
            Why = "Without a version Azure chooses the default version, so answers change when Azure changes the default.",
            Fix = "Set properties.model.format, name and version.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = Sources.Lifecycle,
            Requirements = ["MDL-01", "GRD-09"],
            Types = ["cognitiveservices:Deployment"],
            Example = """
            chat:
              type: azure-native:cognitiveservices:Deployment
              properties:
                accountName: account
                properties:
                  model: { format: OpenAI, name: gpt-5.4-mini, version: '2026-03-17' }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        from part in new[] { "format", "name", "version" }
        let value = resource.Text($"properties.model.{part}")
        where string.IsNullOrEmpty(value) || value.Equals("latest", StringComparison.OrdinalIgnoreCase)
        select resource.Problem(
            $"properties.model.{part} is {(string.IsNullOrEmpty(value) ? "not set" : value)}; set it, otherwise Azure "
                + "chooses and can change it"
        );
}
