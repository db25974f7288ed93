using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ModelAgeing()
    : ResourceRule(
        new()
        {
            Id = "model-ageing",
            Title = "The retirement date of each model is known and at least 120 days ahead",
            Why = "Evaluating a new model takes weeks. After the retirement date the deployment answers with errors.",
            Fix = "Start to evaluate the successor that the message names.",
            Severity = Severity.Warning,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/foundry/openai/concepts/model-retirement-schedule",
            Requirements = ["MDL-03", "MDL-10"],
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
            var versions = string.Join(", ", ModelCatalogue.VersionsOf(name));
            yield return resource.Problem(
                versions.Length > 0
                    ? $"{name} has no version {version} in the model catalogue of preflight; known: {versions}"
                    : $"{name} {version} is not in the model catalogue of preflight, so its retirement date is not checked; look it up"
            );
        }
        else if (
            ModelCatalogue.Find(name, version) is { } model
            && model.Retires.DayNumber - plan.Today.DayNumber is >= ModelRetirement.Days and < Days
        )
        {
            yield return resource.Problem(
                $"{name} {version} retires on {model.Retires:yyyy-MM-dd}; start to evaluate {model.Successor ?? "a newer model"}"
            );
        }
    }
}
