using Planning.Engine;
using Planning.Wire;
using Pulumirpc;

namespace Planning.Updates;

/// <summary>Finds a resource in the state by its former names, its own and those of its parents.</summary>
public static class Aliases
{
    /// <param name="find">A resource of the state by its URN.</param>
    /// <returns>Null if the state has none of the former URNs.</returns>
    public static T? Find<T>(string urn, RegisterResourceRequest request, Run run, Func<string, T?> find)
        where T : class => Of(urn, request, run, depth: 0).Select(find).FirstOrDefault(found => found is not null);

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
            if (Inherited(request, above) is { } name)
            {
                own.Add(Urn.Create(run.Stack, run.Project, above, request.Type, name));
            }
        }

        return own.Where(each => each != urn).Distinct();
    }

    /// <summary>A child that begins with its parent's name had the parent's former name in its own.</summary>
    private static string? Inherited(RegisterResourceRequest request, string formerParent) =>
        request.Parent.Length > 0
        && formerParent.Length > 0
        && (Urn.Name(request.Parent), Urn.Name(formerParent)) is var (now, before)
        && now != before
        && request.Name.StartsWith(now, StringComparison.Ordinal)
            ? before + request.Name[now.Length..]
            : null;

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
