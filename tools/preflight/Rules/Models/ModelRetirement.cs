using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ModelRetirement()
    : ResourceRule(
        new()
        {
            Id = "model-retirement",
            Title = "No deployed model retires within sixty days",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/foundry/openai/concepts/model-retirement-schedule",
            Requirements = ["MDL-03"],
            Types = ["cognitiveservices:Deployment"],
        }
    )
{
    /// <summary>Microsoft tells customers at least this long before.</summary>
    public const int Days = 60;

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        ModelCatalogue.Find(resource.Text("properties.model.name"), resource.Text("properties.model.version")) is { } model
        && model.Retires.DayNumber - plan.Today.DayNumber < Days
            ?
            [
                resource.Problem(
                    $"{model.Name} {model.Version} retires on {model.Retires:yyyy-MM-dd}{(model.Retires < plan.Today ? ", so it answers with errors" : "")}; {(model.Successor is null ? "choose a newer model" : $"move to {model.Successor}")}: deploy it beside, evaluate, then point the app to it"
                ),
            ]
            : [];
}
