using System.Text.RegularExpressions;
using Planning.Plans;

namespace Preflight.Tests.Snapshots;

/// <summary>The inputs of a resource that a line of a reviewed plan shows. A digest represents the others.</summary>
internal static partial class ShownInputs
{
    private const int LongestValue = 48;
    private const int Most = 8;

    public static IEnumerable<string> Of(PlannedResource resource, IEnumerable<(string Path, string Value)> inputs) =>
        inputs
            .Where(input => input.Value.Length is > 0 and <= LongestValue && !Minor().IsMatch(input.Path))
            .Where(input => !input.Value.Contains(" name>") && input.Value != resource.Name && !resource.Id!.EndsWith($"/{input.Value}"))
            .OrderByDescending(input => Major().IsMatch(input.Path))
            .Select(input => $"{Short(input.Path)}={Guid().Replace(input.Value, guid => guid.Value[..8])}")
            .Distinct()
            .Take(Most);

    /// <summary>The last two steps of a path, as in sku.name or contentFilters[2].severityThreshold.</summary>
    private static string Short(string path) =>
        string.Join('.', path.Split('.').Where(step => step != "properties").TakeLast(2)).Replace("[0]", "");

    /// <summary>The inputs that matter most in a review.</summary>
    [GeneratedRegex(
        "(sku|severity|threshold|capacity|replica|publicNetworkAccess|disableLocalAuth|retention|metricName)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Major();

    /// <summary>Inputs that follow from others or are the same in every resource of the type.</summary>
    [GeneratedRegex(
        @"(^resourceGroupName|^enabled|^location|hyperV|isXenon|allOf\[\d+\]\.name|actionGroups.*|actionGroupId"
            + @"|autoMitigate|criterionType|metricNamespace|\.operator|runbook|workspaceId|allMetrics"
            + @"|\]\.enabled|\.blocking|\.source|thresholdType|contactGroups.*|privateLinkServiceConnections.*[nN]ame"
            + @"|subnet\.private.*|principalType|virtualNetworkLinkName|versionUpgradeOption|model\.format)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Minor();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Guid();
}
