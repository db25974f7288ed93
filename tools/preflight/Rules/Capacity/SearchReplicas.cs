using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SearchReplicas()
    : ResourceRule(
        new()
        {
            Id = "search-replicas",
            Title = "AI Search runs on three replicas of a tier that has zones",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            From = Stage.Production,
            Source = "https://learn.microsoft.com/azure/search/search-reliability",
            Requirements = ["CAP-12", "DR-02"],
            Types = ["search:Service"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var problems = resource.Must(
            "sku.name",
            "free and basic have no promise of availability for writing",
            "standard",
            "standard2",
            "standard3",
            "storage_optimized_l1",
            "storage_optimized_l2"
        );
        return resource.Number("replicaCount") < 3
            ? problems.Append(
                resource.Problem($"replicaCount is {resource.Text("replicaCount") ?? "not set"}; three bear the loss of a zone")
            )
            : problems;
    }
}
