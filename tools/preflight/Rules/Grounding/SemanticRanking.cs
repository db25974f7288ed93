using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SemanticRanking()
    : ResourceRule(
        new()
        {
            Id = "semantic-ranking",
            Title = "AI Search ranks by meaning",
            Severity = Severity.Warning,
            Pillar = Pillar.Performance,
            Source = Sources.Data,
            Requirements = ["GRD-04"],
            Types = ["search:Service"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Must("semanticSearch", "keyword rank alone cites the wrong page", "free", "standard");
}
