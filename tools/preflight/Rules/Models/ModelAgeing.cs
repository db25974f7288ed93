using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ModelAgeing()
    : ResourceRule(
        new()
        {
            Id = "model-ageing",
            Title = "Every deployed model's retirement is known and more than a hundred and twenty days ahead",
            Severity = Severity.Warning,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/foundry/openai/concepts/model-retirement-schedule",
            Requirements = ["MDL-03", "MDL-10"],
            Types = ["cognitiveservices:Deployment"],
        }
    )
{
    private const int Days = 120;

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var (name, version) = (resource.Text("properties.model.name"), resource.Text("properties.model.version"));
        if (
            resource.Text("properties.model.format") is "OpenAI"
            && name is not null
            && version is not null
            && ModelCatalogue.Find(name, version) is null
        )
        {
            yield return resource.Problem(
                $"{name} {version} is not in the catalogue of models; check its retirement date and add it to tools/preflight/AzureModel/models.json"
            );
        }
        else if (
            ModelCatalogue.Find(name, version) is { } model
            && model.Retires.DayNumber - plan.Today.DayNumber is >= ModelRetirement.Days and < Days
        )
        {
            yield return resource.Problem(
                $"{name} {version} retires on {model.Retires:yyyy-MM-dd}; begin to evaluate {model.Successor ?? "a newer model"}"
            );
        }
    }
}
