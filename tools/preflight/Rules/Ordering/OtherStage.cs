using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class OtherStage()
    : Rule(
        new()
        {
            Id = "other-stage",
            Title = "No resource refers to a resource of another stage",
            Why = "Logs, notifications and names of one stage then depend on another one, and are lost when it is changed or deleted.",
            Fix = "Refer to the resource that the plan creates. A hub that stages share has a resource group without a stage in its name.",
            Severity = Severity.Warning,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/resource-naming",
            Types = ["monitor:DiagnosticSetting", "monitor:MetricAlert", "network:VirtualNetworkLink", "network:PrivateEndpoint"],
            Example = """
            group:
              type: azure-native:resources:ResourceGroup
              properties:
                resourceGroupName: rg-chat-prod
            on-call:
              type: azure-native:monitor:ActionGroup
            alert:
              type: azure-native:monitor:MetricAlert
              properties:
                actions:
                  - actionGroupId: ${on-call.id}
            """,
        }
    )
{
    private static readonly string[] Stages =
    [
        "dev",
        "development",
        "test",
        "tst",
        "qa",
        "uat",
        "stage",
        "staging",
        "preprod",
        "sandbox",
        "sbx",
        "prod",
        "prd",
        "production",
    ];

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var own = plan.Resources.Select(resource => resource.Outermost).ToList();
        var groups = own.Select(each => each.Group).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);

        // A pattern has a star in the place of the stage: rg-chat-*.
        var patterns = groups.Select(Pattern).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (patterns.Count == 0)
        {
            return [];
        }

        var types = own.Select(each => each.Type).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        return from resource in plan.Resources
            from reference in resource.References
            let other = reference.Outermost
            where
                other.Group is not null
                && !groups.Contains(other.Group)
                && other.Type is not null
                && types.Contains(other.Type)
                && Pattern(other.Group) is { } pattern
                && patterns.Contains(pattern)
            select resource.Problem(
                $"{reference.Path} is {reference.Id}, of another stage; the plan has a resource of the type {other.Type}: use its id"
            );
    }

    /// <returns>Null if the name of the group has no stage.</returns>
    private static string? Pattern(string group)
    {
        foreach (var sign in new[] { '-', '_', '.' })
        {
            var words = group.Split(sign);
            var at = words.Length < 2 ? -1 : Array.FindIndex(words, word => Stages.Contains(word, StringComparer.OrdinalIgnoreCase));
            if (at >= 0)
            {
                words[at] = "*";
                return string.Join(sign, words);
            }
        }

        return null;
    }
}
