using Preflight.AzureModel;

namespace Preflight.Rules.Limits;

/// <summary>
/// What the paths of a limit refer to: the place itself; with "/" before them the resource's inputs, with "../" those of the topmost
/// resource above it, with "@property|" those of the resource that a property names, with "~type|" those of a sibling.
/// </summary>
internal sealed record LimitScope(AzurePlan Plan, LimitPlace Place)
{
    /// <returns>The first place; null if the plan does not have the resource, so that nothing is known about it.</returns>
    public LimitPlace? First(LimitReference reference)
    {
        foreach (var place in All(reference))
        {
            return place;
        }

        return Start(reference) is { } start ? start.Inner(reference.Path.Text, null) : null;
    }

    public IEnumerable<LimitPlace> All(LimitReference reference) => Start(reference) is { } start ? reference.Path.In(start) : [];

    private LimitPlace? Start(LimitReference reference)
    {
        var own = Place.Resource;
        return reference.Kind switch
        {
            LimitReferenceKind.Place => Place,
            LimitReferenceKind.Root => Of(own),
            LimitReferenceKind.Parent => Of(Top(own)),
            LimitReferenceKind.Target => Of(Plan.Find(new LimitPath(reference.Key).In(Place).FirstOrDefault().Text)),
            _ => Top(own) is { } top
                ? Of(Plan.Of(reference.Key).FirstOrDefault(each => Top(each) == top)) ?? new LimitPlace(own, "", null)
                : null,
        };
    }

    /// <summary>The account of a container, also where the plan has its blob service.</summary>
    private AzureResource? Top(AzureResource resource)
    {
        var top = Plan.ParentOf(resource);
        while (top is not null && Plan.ParentOf(top) is { } above)
        {
            top = above;
        }

        return top;
    }

    private static LimitPlace? Of(AzureResource? resource) => resource is null ? null : new(resource, "", resource.Planned.Inputs);
}
