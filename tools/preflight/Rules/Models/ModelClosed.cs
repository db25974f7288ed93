using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ModelClosed()
    : ResourceRule(
        new()
        {
            Id = "model-closed",
            Title = "No model is closed to new subscriptions",
            Why =
                "Azure lets only subscriptions that have deployed a deprecated model before deploy it again. A new stage or region fails.",
            Fix = "Deploy the successor that the message names.",
            Severity = Severity.Warning,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/foundry/openai/concepts/model-retirements",
            Requirements = ["MDL-03"],
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
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (
            ModelCatalogue.Find(resource.Text("properties.model.name"), resource.Text("properties.model.version"))
                is { IsClosed: true } model
            && model.Retires > plan.Today
        )
        {
            yield return resource.Problem(
                $"{model.Name} {model.Version} is deprecated: a subscription that has not deployed it before cannot; "
                    + $"deploy {model.Successor ?? "a newer model"}"
            );
        }
    }
}
