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
        var groups = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var types = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var resource in plan.Resources)
        {
            var parts = resource.Id.Split('/', 9);
            if (parts is ["", _, _, _, { Length: > 0 } group, ..])
            {
                groups.Add(group);
            }

            if (Type(parts) is { } type)
            {
                types.Add(type);
            }
        }

        // A pattern has a star in the place of the stage: rg-chat-*.
        var patterns = groups.Select(Pattern).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        return patterns.Count == 0
            ? []
            : from resource in plan.Resources
            from scalar in resource.Scalars
            where scalar.Text.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase)
            let parts = scalar.Text.Split('/', 9)
            where
                Type(parts) is { } type
                && types.Contains(type)
                && !groups.Contains(parts[4])
                && Pattern(parts[4]) is { } pattern
                && patterns.Contains(pattern)
            select resource.Problem(
                $"{scalar.Path} is {scalar.Text}, of another stage; the plan has a resource of the type {Type(parts)}: use its id"
            );
    }

    /// <summary>Of the outermost resource: Microsoft.Network/virtualNetworks.</summary>
    private static string? Type(string[] parts) =>
        parts is [_, _, _, "resourceGroups" or "resourcegroups", _, "providers", var space, var type, { Length: > 0 }]
            ? $"{space}/{type}"
            : null;

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
