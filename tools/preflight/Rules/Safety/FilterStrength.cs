using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class FilterStrength()
    : ResourceRule(
        new()
        {
            Id = "filter-strength",
            Title = "A content filter blocks every harm both ways, attacks on the way in and protected material on the way out",
            Severity = Severity.Error,
            Pillar = Pillar.ResponsibleAI,
            Source = "https://learn.microsoft.com/azure/ai-foundry/openai/concepts/content-filter",
            Requirements = ["SAF-02"],
            Types = ["cognitiveservices:RaiPolicy"],
        }
    )
{
    private static readonly (string Name, string Source)[] Wanted =
    [
        .. from harm in new[] { "Hate", "Sexual", "Violence", "Selfharm" }
        from source in new[] { "Prompt", "Completion" }
        select (harm, source),
        ("Jailbreak", "Prompt"),
        ("Indirect Attack", "Prompt"),
        ("Protected Material Text", "Completion"),
        ("Protected Material Code", "Completion"),
    ];

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        foreach (var (name, source) in Wanted)
        {
            var filter = resource
                .List("properties.contentFilters")
                .FirstOrDefault(filter =>
                    string.Equals(filter.Text("name"), name, StringComparison.OrdinalIgnoreCase) && filter.Text("source") == source
                );
            if (filter is null)
            {
                yield return resource.Problem($"has no filter {name} on the {source}; add it");
            }
            else if (filter.Text("enabled") != "true" || filter.Text("blocking") != "true")
            {
                yield return resource.Problem(
                    $"the filter {name} on the {source} is enabled {filter.Text("enabled") ?? "unset"}, blocking {filter.Text("blocking") ?? "unset"}; set both true"
                );
            }
            else if (name is "Hate" or "Sexual" or "Violence" or "Selfharm" && filter.Text("severityThreshold") is not ("Low" or "Medium"))
            {
                yield return resource.Problem(
                    $"the filter {name} on the {source} has severityThreshold {filter.Text("severityThreshold") ?? "unset"}; use Medium or Low"
                );
            }
        }

        if (resource.Text("properties.basePolicyName") is not "Microsoft.DefaultV2")
        {
            yield return resource.Problem(
                $"properties.basePolicyName is {resource.Text("properties.basePolicyName") ?? "not set"}; build on Microsoft.DefaultV2"
            );
        }

        if (resource.Text("properties.mode") is "Asynchronous_filter" or "Deferred")
        {
            yield return resource.Problem(
                $"properties.mode is {resource.Text("properties.mode")}, which shows text before it is judged; use Blocking"
            );
        }
    }
}
