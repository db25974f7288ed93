using Planning.Updates;
using Rehearsal.Provider;
using Rehearsal.Records;
using Rehearsal.State;

namespace Rehearsal.Updates;

/// <summary>Deletes resources, each after all that depend on it.</summary>
internal sealed class Deletions(UpdateContext context)
{
    /// <param name="gone">Resources of the state that the program has no more.</param>
    public async Task RunAsync(IReadOnlyCollection<ResourceState> gone)
    {
        // A replaced resource may have the URN of one that is gone.
        var urns = gone.Select(resource => resource.Urn).ToHashSet();
        var ends = gone.ToDictionary(resource => resource, _ => new TaskCompletionSource<bool>());
        var dependents = gone.SelectMany(resource => resource.Before.Where(urns.Contains).Select(before => (before, resource)))
            .ToLookup(pair => pair.before, pair => pair.resource);
        await Task.WhenAll(gone.Select(DeleteAsync).ToList());

        async Task DeleteAsync(ResourceState resource)
        {
            var done = true;
            foreach (var dependent in dependents[resource.Urn].Distinct())
            {
                done &= await ends[dependent].Task;
            }

            var isCovered = resource.Options.DeletedWith is { } with && urns.Contains(with);
            var after = dependents[resource.Urn].Select(each => each.Urn);
            ends[resource].SetResult(done && await DeleteOneAsync(resource, isCovered, after));
        }
    }

    /// <param name="isCovered">True if Azure deletes it with another resource.</param>
    /// <param name="after">The URNs of what had to be deleted first.</param>
    /// <returns>False if it failed.</returns>
    public async Task<bool> DeleteOneAsync(ResourceState resource, bool isCovered = false, IEnumerable<string>? after = null)
    {
        // Pulumi asks for the protection before anything else.
        if (resource.Arm is null || ((resource.Options.RetainOnDelete || isCovered) && !resource.Options.Protect))
        {
            context.State.Forget(resource);
            return true;
        }

        var step = context.Record(resource, Operation.Delete, after ?? []);
        return await context.RunAsync(step, new PendingOperation(Operation.Delete, resource), async () =>
        {
            if (resource.Options.Protect)
            {
                throw Protected(resource);
            }

            await context.Provider.DeleteAsync(resource, step);
            context.State.Forget(resource);
        });
    }

    /// <summary>
    /// Deletes a resource that is to be replaced, and before it each resource that its replacement replaces too, since one of its inputs
    /// comes from this one and cannot be changed in place. The program registers those again later.
    /// </summary>
    public async Task<bool> DeleteForReplacementAsync(ResourceState resource)
    {
        foreach (var dependent in context.State.Resources.Where(each => IsReplacedWith(each, resource)).ToList())
        {
            if (context.State.Find(dependent.Urn) is { } present && !await DeleteForReplacementAsync(present))
            {
                return false;
            }
        }

        return await DeleteOneAsync(resource);
    }

    public static ProviderException Protected(ResourceState resource) =>
        new(new StepFailure("protected", $"resource \"{resource.Urn}\" cannot be deleted because it is protected", 0, null));

    private static bool IsReplacedWith(ResourceState dependent, ResourceState resource) =>
        dependent.Urn != resource.Urn && Replacements.Needed(dependent.Planned, urn => urn == resource.Urn).Count > 0;
}
