using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SemanticRanking()
    : ResourceRule(
        new()
        {
            Id = "semantic-ranking",
            Title = "Semantic ranking is enabled on AI Search",
            Why = "Keyword ranking alone often returns the wrong passage first.",
            Fix = "Set semanticSearch to free or standard.",
            Severity = Severity.Warning,
            Pillar = Pillar.Performance,
            Source = Sources.Data,
            Requirements = ["GRD-04"],
            Types = ["search:Service"],
            Example = """
            search:
              type: azure-native:search:Service
              properties: { semanticSearch: standard }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Must("semanticSearch", "keyword ranking alone often returns the wrong passage", "free", "standard");
}
