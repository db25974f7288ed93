using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SearchReplicas()
    : ResourceRule(
        new()
        {
            Id = "search-replicas",
            Title = "AI Search has three replicas of a tier with availability zones",
            Why = "Three replicas keep indexing and queries available when a zone fails. Free and basic have no such service level.",
            Fix = "Set sku.name to standard or higher and replicaCount to 3.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            From = Stage.Production,
            Source = "https://learn.microsoft.com/azure/search/search-reliability",
            Requirements = ["CAP-12", "DR-02"],
            Types = ["search:Service"],
            Example = """
            search:
              type: azure-native:search:Service
              properties:
                sku: { name: standard }
                replicaCount: 3
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var problems = resource.Must(
            "sku.name",
            "free and basic have no service level for indexing",
            "standard",
            "standard2",
            "standard3",
            "storage_optimized_l1",
            "storage_optimized_l2"
        );
        return resource.IsBelow("replicaCount", 3)
            ? problems.Append(
                resource.Problem($"replicaCount is {resource.Text("replicaCount") ?? "not set"}; set 3 to tolerate the loss of a zone")
            )
            : problems;
    }
}
