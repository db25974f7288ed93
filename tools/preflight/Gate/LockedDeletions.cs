using Planning.Updates;

namespace Preflight.Gate;

/// <summary>
/// Deletions that a delete lock blocks (ScopeLocked): of a locked resource, its children, role assignments and diagnostic settings. The
/// update would stop there, half-way. A replacement is no problem where the program replaces the lock too.
/// </summary>
public static class LockedDeletions
{
    private const string Lock = "/providers/Microsoft.Authorization/locks/";

    public static IEnumerable<GateFinding> Of(Preview preview)
    {
        var ended = preview.Steps.Where(step => StepOperation.IsEnd(step.Operation)).Select(step => step.Urn).ToHashSet();
        var locks = preview
            .Before.Where(resource =>
                resource.Id?.Contains(Lock, StringComparison.OrdinalIgnoreCase) == true && !ended.Contains(resource.Urn)
            )
            .ToList();
        return from step in preview.Steps
            where step is { Custom: true, Operation: "delete" or "replace" or "delete-replaced", Old: { Options.RetainOnDelete: false } }
            from held in locks
            let scope = held.Id![..held.Id!.IndexOf(Lock, StringComparison.OrdinalIgnoreCase)]
            where $"{step.Old!.Id}/".StartsWith($"{scope}/", StringComparison.OrdinalIgnoreCase)
            group held by (step.Urn, step.Name, step.Type) into blocked
            let first = blocked.First()
            select new GateFinding(
                Override.WeakerSecurity,
                blocked.Key.Name,
                blocked.Key.Type,
                $"the delete lock {first.Name} blocks its deletion (ScopeLocked). Lift the lock for this update: az lock delete --ids "
                    + $"{first.Id}; after the update restore it: pulumi up --refresh --target '{first.Urn}'"
            );
    }
}
