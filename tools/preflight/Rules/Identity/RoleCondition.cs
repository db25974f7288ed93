using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class RoleCondition()
    : ResourceRule(
        new()
        {
            Id = "role-condition",
            Title = "Conditions of role assignments have version 2.0 and restrict something",
            Why = "Azure rejects a condition without its version, and a version without a condition. A pattern of stars restricts nothing.",
            Fix = "Set conditionVersion to \"2.0\" beside condition, or remove both.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/role-based-access-control/conditions-role-assignments-template",
            Types = ["authorization:RoleAssignment"],
            Example = """
            grant:
              type: azure-native:authorization:RoleAssignment
              properties:
                scope: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/group
                condition: "@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'a'"
                conditionVersion: "2.0"
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var version = resource.Text("conditionVersion");
        if (resource.Has("condition") && !resource.Is("conditionVersion", "2.0"))
        {
            yield return resource.Problem($"conditionVersion is {version ?? "not set"}; Azure accepts a condition with version 2.0 only");
        }
        else if (!resource.Has("condition") && version is not null)
        {
            yield return resource.Problem("conditionVersion is set without a condition, which Azure rejects; remove it");
        }

        if (resource.Text("condition") is { } condition && Any(condition) is { } pattern)
        {
            yield return resource.Warning($"condition has {pattern}, which every name matches; write the names or their common part");
        }
    }

    /// <summary>A comparison with a pattern of stars only.</summary>
    private static string? Any(string condition)
    {
        var words = condition.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var at = 1; at < words.Length; at++)
        {
            if (
                words[at - 1].Contains("StringLike", StringComparison.OrdinalIgnoreCase)
                && !words[at - 1].Contains("Not", StringComparison.OrdinalIgnoreCase)
                && words[at].TrimEnd(')', '}') is ['\'', .. var text, '\'']
                && text.Length > 0
                && text.All(letter => letter == '*')
            )
            {
                return $"{words[at - 1]} '{text}'";
            }
        }

        return null;
    }
}
