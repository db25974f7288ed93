using System.Text.Json.Nodes;
using Planning.Plans;

namespace PreflightPack.Tests;

/// <summary>A plan in which many things are wrong, so that many rules find something.</summary>
internal static class DamagedPlan
{
    /// <summary>Every third resource loses an input that its id does not need; every fourth waits for nothing.</summary>
    /// <param name="keepsOrder">Whether the dependencies stay as they are.</param>
    public static Plan Of(Plan plan, bool keepsOrder = false) =>
        plan with
        {
            Resources = [.. plan.Resources.Select((resource, index) => Damaged(resource, index, keepsOrder))],
        };

    private static PlannedResource Damaged(PlannedResource resource, int index, bool keepsOrder)
    {
        if (!resource.Type.StartsWith("azure-native:", StringComparison.Ordinal))
        {
            return resource;
        }

        var inputs = (JsonObject)resource.Inputs.DeepClone();
        var lost = inputs.Select(entry => entry.Key).Where(IsFree).ElementAtOrDefault(index % 3);
        if (lost is not null && index % 3 == 0)
        {
            inputs.Remove(lost);
        }

        var isAlone = !keepsOrder && index % 4 == 0;
        return resource with
        {
            Inputs = inputs,
            DependsOn = isAlone ? [] : resource.DependsOn,
            PropertyDependsOn = isAlone ? new Dictionary<string, IReadOnlyList<string>>() : resource.PropertyDependsOn,
        };
    }

    private static bool IsFree(string input) =>
        !input.EndsWith("Name", StringComparison.Ordinal) && input is not ("scope" or "name" or "resourceUri");
}
