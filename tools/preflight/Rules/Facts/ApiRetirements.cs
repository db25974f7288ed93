using AzureDefinitions.Facts;
using Planning.ResourceIds;
using Preflight.AzureModel;

namespace Preflight.Rules;

/// <summary>API versions that retire, from api-versions.json.</summary>
internal static class ApiRetirements
{
    private static readonly Lazy<IReadOnlyList<FactRow>> Rows = new(() => [.. FactFile.Of("api-versions").Rows]);

    /// <returns>The version of each resource, what to do, the first version that stays, and the day on which earlier ones retire.</returns>
    public static (string Version, string Fix, string Before, DateOnly Day)? Of(AzureResource resource)
    {
        foreach (var row in Rows.Value)
        {
            if (
                resource.Id.Contains($"/providers/{row["provider"]}/", StringComparison.OrdinalIgnoreCase)
                && ResourceTypes.ArmType(resource.Id).StartsWith($"{row["provider"]}/", StringComparison.OrdinalIgnoreCase)
                && ResourceTypes.ApiVersion(resource.Planned.Type, resource.Planned.Version) is { } version
                && string.CompareOrdinal(version, row["before"]) < 0
            )
            {
                return (version, Fix(row), row["before"], row.Day("retires")!.Value);
            }
        }

        return null;
    }

    private static string Fix(FactRow row) =>
        $"use a release of azure-native that sends {row.Text("use") ?? row["before"]} or later"
        + (row.Text("hint") is { } hint ? $": {hint}" : ", or a local package (pulumi package add azure-native MODULE VERSION)");
}
