using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What it means for the engine to depend on a resource.</summary>
internal static class Dependencies
{
    public static async Task<ImmutableArray<Resource>> ResolveAsync(InputList<Resource> resources) =>
        await resources.ToOutput().GetValueAsync(whenUnknown: []).ConfigureAwait(false);

    /// <summary>The custom resources among the given ones and within their components; not the children of a custom resource.</summary>
    public static IEnumerable<Resource> Expand(IEnumerable<Resource> resources)
    {
        var seen = new HashSet<Resource>();
        var open = new Stack<Resource>(resources);
        while (open.TryPop(out var resource))
        {
            if (resource == null || !seen.Add(resource) || resource is not ComponentResource)
                continue;
            lock (resource.Children)
            {
                foreach (var child in resource.Children)
                    open.Push(child);
            }
        }
        return seen.Where(resource => resource is CustomResource);
    }

    /// <summary>Their URNs, in a stable order.</summary>
    public static async ValueTask<SortedSet<string>> UrnsAsync(IReadOnlyCollection<Resource> resources)
    {
        var urns = new SortedSet<string>(StringComparer.Ordinal);
        if (resources.Count == 0)
            return urns;
        foreach (var resource in Expand(resources))
        {
            var urn = await resource.Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
            if (!string.IsNullOrEmpty(urn))
                urns.Add(urn);
        }
        return urns;
    }
}
