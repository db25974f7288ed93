using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class Bulkheads()
    : Rule(
        new()
        {
            Id = "bulkheads",
            Title = "Chat and embedding have deployments of their own",
            Severity = Severity.Warning,
            Pillar = Pillar.Reliability,
            Source = Sources.AzureOpenAI,
            Requirements = ["CAP-08"],
            Types = ["cognitiveservices:Deployment"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var deployments = plan.Of("cognitiveservices:Deployment").ToList();
        return plan.Of("search:Service").Any() && deployments.Exists(ModelCatalogue.IsChat) && deployments.TrueForAll(ModelCatalogue.IsChat)
            ?
            [
                deployments[0]
                    .Problem(
                        "no deployment makes embeddings, yet there is an index to search; add one, so that filling the index does not slow chat"
                    ),
            ]
            : [];
    }
}
