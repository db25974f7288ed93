using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class FilterStrength()
    : ResourceRule(
        new()
        {
            Id = "filter-strength",
            Title = "Content filters block all harm categories, prompt attacks and protected material",
            Why = "A filter that is missing, off or set to High lets harmful content through.",
            Fix =
                "Enable and block each category for prompt and completion with severityThreshold Medium or Low, based on "
                + "Microsoft.DefaultV2.",
            Severity = Severity.Error,
            Pillar = Pillar.ResponsibleAI,
            Source = "https://learn.microsoft.com/azure/ai-foundry/openai/concepts/content-filter",
            Requirements = ["SAF-02"],
            Types = ["cognitiveservices:RaiPolicy"],
            Example = """
            strict:
              type: azure-native:cognitiveservices:RaiPolicy
              properties:
                accountName: account
                properties:
                  basePolicyName: Microsoft.DefaultV2
                  mode: Blocking
                  contentFilters:
                    - { name: Hate, source: Prompt, enabled: true, blocking: true, severityThreshold: Medium }
                    - { name: Hate, source: Completion, enabled: true, blocking: true, severityThreshold: Medium }
                    - { name: Sexual, source: Prompt, enabled: true, blocking: true, severityThreshold: Medium }
                    - { name: Sexual, source: Completion, enabled: true, blocking: true, severityThreshold: Medium }
                    - { name: Violence, source: Prompt, enabled: true, blocking: true, severityThreshold: Medium }
                    - { name: Violence, source: Completion, enabled: true, blocking: true, severityThreshold: Medium }
                    - { name: Selfharm, source: Prompt, enabled: true, blocking: true, severityThreshold: Medium }
                    - { name: Selfharm, source: Completion, enabled: true, blocking: true, severityThreshold: Medium }
                    - { name: Jailbreak, source: Prompt, enabled: true, blocking: true }
                    - { name: Indirect Attack, source: Prompt, enabled: true, blocking: true }
                    - { name: Protected Material Text, source: Completion, enabled: true, blocking: true }
                    - { name: Protected Material Code, source: Completion, enabled: true, blocking: true }
            """,
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
                yield return resource.Problem($"has no filter {name} for {source}; add it");
            }
            else if (filter.Text("enabled") != "true" || filter.Text("blocking") != "true")
            {
                yield return resource.Problem(
                    $"the filter {name} for {source} has enabled {filter.Text("enabled") ?? "unset"} and blocking "
                        + $"{filter.Text("blocking") ?? "unset"}; set both to true"
                );
            }
            else if (name is "Hate" or "Sexual" or "Violence" or "Selfharm" && filter.Text("severityThreshold") is not ("Low" or "Medium"))
            {
                yield return resource.Problem(
                    $"the filter {name} for {source} has severityThreshold {filter.Text("severityThreshold") ?? "unset"}; set "
                        + "Medium or Low"
                );
            }
        }

        if (resource.Text("raiPolicyName")?.StartsWith("Microsoft.", StringComparison.OrdinalIgnoreCase) == true)
        {
            yield return resource.Problem(
                $"raiPolicyName is {resource.Text("raiPolicyName")}; names that begin with Microsoft. are those of Microsoft's own policies"
            );
        }

        if (resource.Text("properties.basePolicyName") is not "Microsoft.DefaultV2")
        {
            yield return resource.Problem(
                $"properties.basePolicyName is {resource.Text("properties.basePolicyName") ?? "not set"}; set Microsoft.DefaultV2"
            );
        }

        if (resource.Text("properties.mode") is "Asynchronous_filter" or "Deferred")
        {
            yield return resource.Problem(
                $"properties.mode is {resource.Text("properties.mode")}, which shows text before it is filtered; set Blocking"
            );
        }
    }
}
