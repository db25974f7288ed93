using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ModelRetirement()
    : ResourceRule(
        new()
        {
            Id = "model-retirement",
            Title = "No model retires within 60 days",
            Why = "After the retirement date the deployment answers with errors.",
            Fix = "Deploy the successor next to the old model, evaluate it, then point the app to it.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/foundry/openai/concepts/model-retirement-schedule",
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
    /// <summary>Microsoft announces retirements at least this long before.</summary>
    public const int Days = 60;

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        ModelCatalogue.Find(resource.Text("properties.model.name"), resource.Text("properties.model.version")) is { } model
        && model.Retires.DayNumber - plan.Today.DayNumber < Days
            ?
            [
                resource.Problem(
                    $"{model.Name} {model.Version} {(model.Retires <= plan.Today ? "retired" : "retires")} on {model.Retires:yyyy-MM-dd}"
                        + $"{(model.Retires <= plan.Today ? " and answers with errors" : "")}; "
                        + $"{(model.Successor is null ? "choose a newer model" : $"move to {model.Successor}")}: deploy it next to "
                        + "the old one, evaluate it, then point the app to it"
                ),
            ]
            : [];
}
