using Planning.Engine;
using Planning.Wire;
using Pulumirpc;
using Rehearsal.State;

namespace Rehearsal.Updates;

/// <summary>Finds a resource in the state by its former names, its own and those of its parents.</summary>
internal static class Aliases
{
    public static ResourceState? Find(string urn, RegisterResourceRequest request, Run run, StackState state) =>
        Of(urn, request, run, depth: 0).Select(state.Find).FirstOrDefault(found => found is not null);

    private static IEnumerable<string> Of(string urn, RegisterResourceRequest request, Run run, int depth)
    {
        var parents = new List<string> { request.Parent };
        if (depth < 20 && run.Registrations.Find(request.Parent) is { } parent)
        {
            parents.AddRange(Of(parent.Urn, parent.Request, run, depth + 1));
        }

        var own = request.AliasURNs.ToList();
        foreach (var above in parents)
        {
            own.Add(Urn.Create(run.Stack, run.Project, above, request.Type, request.Name));
            own.AddRange(request.Aliases.Select(alias => Of(alias, request, run, above)));
        }

        return own.Where(each => each != urn).Distinct();
    }

    private static string Of(Alias alias, RegisterResourceRequest request, Run run, string parent)
    {
        if (alias.AliasCase == Alias.AliasOneofCase.Urn)
        {
            return alias.Urn;
        }

        var spec = alias.Spec;
        return Urn.Create(
            Or(spec.Stack, run.Stack),
            Or(spec.Project, run.Project),
            spec.NoParent ? "" : Or(spec.ParentUrn, parent),
            Or(spec.Type, request.Type),
            Or(spec.Name, request.Name)
        );
    }

    private static string Or(string given, string otherwise) => given.Length > 0 ? given : otherwise;
}
