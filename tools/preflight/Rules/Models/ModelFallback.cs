using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ModelFallback()
    : Rule(
        new()
        {
            Id = "model-fallback",
            Title = "There is a second chat model for when the first is unavailable",
            Severity = Severity.Warning,
            Pillar = Pillar.Reliability,
            From = Stage.Test,
            Source = Sources.AzureOpenAI,
            Requirements = ["MDL-09"],
            Types = ["cognitiveservices:Deployment"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var chat = plan.Of("cognitiveservices:Deployment").Where(ModelCatalogue.IsChat).ToList();
        return chat.Count == 1 ? [chat[0].Problem("is the only chat deployment; add one of another type or model")] : [];
    }
}
