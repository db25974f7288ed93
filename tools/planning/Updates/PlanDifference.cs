using Planning.Plans;
using Planning.ResourceIds;

namespace Planning.Updates;

/// <summary>What differs between two plans, resource by resource.</summary>
public sealed record PlanDifference(IReadOnlyList<ResourceDifference> Resources)
{
    public static PlanDifference Between(Plan before, Plan after)
    {
        var (left, right) = (new LogicalNames(before, after), new LogicalNames(after, before));
        var (old, now) = (ByPlace(before), ByPlace(after));
        var places = old.Keys.Union(now.Keys).Order(StringComparer.Ordinal);
        return new PlanDifference([
            .. places
                .Select(place => Of(before, after, old.GetValueOrDefault(place), now.GetValueOrDefault(place), left, right))
                .OfType<ResourceDifference>()
                .OrderBy(each => each.Component, StringComparer.Ordinal)
                .ThenBy(each => each.Type, StringComparer.Ordinal)
                .ThenBy(each => each.Name, StringComparer.Ordinal),
        ]);
    }

    private static ResourceDifference? Of(
        Plan before,
        Plan after,
        PlannedResource? old,
        PlannedResource? now,
        LogicalNames left,
        LogicalNames right
    )
    {
        var either = (now ?? old)!;
        var parent = (now is null ? before : after).Resources.FirstOrDefault(resource => resource.Urn == either.Parent);
        var changes = old is null || now is null ? [] : Changes(old, now, left, right).ToList();
        var change =
            old is null ? Change.Added
            : now is null ? Change.Removed
            : changes.Count == 0 ? Change.None
            : changes.Exists(each => each.Replaces) ? Change.Replaced
            : Change.Changed;
        var type = ResourceTypes.Short(either.Type);
        return change == Change.None
            ? null
            : new ResourceDifference(
                parent is null || parent.Type == "pulumi:pulumi:Stack" ? "" : parent.Name,
                type,
                either.Name,
                change,
                change is Change.Removed or Change.Replaced && StatefulTypes.Contains(type),
                changes
            );
    }

    private static IEnumerable<PropertyChange> Changes(PlannedResource old, PlannedResource now, LogicalNames left, LogicalNames right)
    {
        var (before, after) = (left.Leaves(old), right.Leaves(now));
        foreach (var path in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            var (from, to) = (before.GetValueOrDefault(path), after.GetValueOrDefault(path));
            if (from != to && !(from == left.Stack && to == right.Stack))
            {
                yield return new PropertyChange(path, from, to, IsPlace(now, path) || IsFixed(now, path, from, to));
            }
        }

        if (old.Options.Protect != now.Options.Protect)
        {
            yield return new PropertyChange("(option) protect", $"{old.Options.Protect}", $"{now.Options.Protect}", Replaces: false);
        }
    }

    /// <summary>Azure cannot move or rename a resource: another id or region is a replacement.</summary>
    private static bool IsPlace(PlannedResource resource, string path) =>
        path == "location" && resource.Inputs.ContainsKey("resourceGroupName")
        || ResourceTypes.Path(resource.Type) is { } address
            && address.Contains($"{{{path}}}", StringComparison.Ordinal)
            && path != "resourceUri";

    /// <summary>What can be chosen at creation only, as azure-native knows it or the program says in replaceOnChanges.</summary>
    private static bool IsFixed(PlannedResource resource, string path, string? from, string? to) =>
        path is not ("location" or "resourceGroupName" or "resourceUri")
        && (
            Replacements.Reasons(resource.Type, resource.Options.ReplaceOnChanges, [path]).Count > 0
            || CreationOnly.Rejects(resource.Type, path, from, to)
        );

    /// <summary>The URN without the stack, so that stacks can be compared.</summary>
    private static Dictionary<string, PlannedResource> ByPlace(Plan plan) =>
        plan.Resources.Where(resource => resource.Custom).ToDictionary(resource => string.Join("::", resource.Urn.Split("::").Skip(2)));
}
