using Planning.Plans;
using Planning.States;

namespace Planning.Updates;

/// <summary>What an update would delete: what the program has no more, each before what it depends on.</summary>
internal static class Deletions
{
    public static (IReadOnlyList<PreviewStep> Steps, IReadOnlyList<UpdateError> Errors, IReadOnlyList<string> Opaque) Of(
        Plan plan,
        DeployedStack stack,
        StepDecider decider
    )
    {
        var remote = plan.Resources.Where(resource => resource.Remote).Select(resource => resource.Urn).ToHashSet();
        var gone = stack
            .Resources.Reverse()
            .Where(resource => resource is { IsView: false, IsDefaultProvider: false })
            .Where(resource => resource.IsPendingDeletion || !decider.IsRegistered(resource.Urn))
            .ToLookup(resource => IsBelow(resource, remote, stack));
        return (
            [.. gone[false].Select(Step)],
            [.. gone[false].Where(resource => Operation(resource) == "delete" && resource.Resource.Options.Protect).Select(Refused)],
            [.. gone[true].Select(resource => resource.Resource.Name)]
        );
    }

    /// <summary>What a component of a package creates, only its plug-in registers.</summary>
    private static bool IsBelow(DeployedResource resource, HashSet<string> remote, DeployedStack stack)
    {
        var parent = resource.Resource.Parent;
        for (var depth = 0; parent is not null && depth < 100; depth++)
        {
            if (remote.Contains(parent))
            {
                return true;
            }

            parent = stack.Find(parent)?.Resource.Parent;
        }

        return false;
    }

    private static PreviewStep Step(DeployedResource resource) =>
        new(
            Operation(resource),
            resource.Urn,
            resource.Resource,
            null,
            resource.IsPendingDeletion ? ["replaced by an earlier update"] : []
        );

    private static string Operation(DeployedResource resource) =>
        resource.Resource.Read ? "discard"
        : resource.IsPendingDeletion ? "delete-replaced"
        : resource.IsPendingReplacement ? "remove-pending-replace"
        : "delete";

    private static UpdateError Refused(DeployedResource resource) =>
        new(
            resource.Urn,
            $"it is protected, and the program has it no more; run `pulumi state unprotect '{resource.Urn}'` to delete it, or "
                + "keep it in the program"
        );
}
