using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ResourceTags()
    : Rule(
        new()
        {
            Id = "tags",
            Title = "Resources have owner, cost centre, environment and workload tags",
            Why = "Cost reports and incidents need to know who is responsible for a resource.",
            Fix = "Add the missing tags.",
            Severity = Severity.Warning,
            Pillar = Pillar.Cost,
            Source = Sources.Principles,
            Requirements = ["COST-03"],
            Example = """
            search:
              type: azure-native:search:Service
              properties:
                location: swedencentral
                tags: { owner: team@example.com, cost-centre: '4711', environment: prod, workload: chat }
            """,
        }
    )
{
    private static readonly string[][] Wanted =
    [
        ["owner"],
        ["cost-centre", "cost-center", "costcenter", "costcentre"],
        ["environment", "env", "stage"],
        ["workload", "application", "app", "project"],
    ];

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        // What carries a location can carry tags, apart from settings of other resources.
        // Cost reports and policies read the tags of groups.
        foreach (
            var resource in plan.Resources.Where(resource =>
                resource.Token == "resources:ResourceGroup"
                || resource.Has("location") && (resource.Has("tags") || AzureService.Of(resource.Token) is not null)
            )
        )
        {
            var tags = resource.Texts("tags").ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (Wanted.Where(names => !names.Any(tags.Contains)).Select(names => names[0]).ToList() is { Count: > 0 } missing)
            {
                yield return resource.Problem($"lacks the tags {string.Join(", ", missing)}; add them");
            }
        }
    }
}
