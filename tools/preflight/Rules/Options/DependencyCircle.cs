using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class DependencyCircle()
    : Rule(
        new()
        {
            Id = "dependency-circle",
            Title = "No resource waits for itself through others",
            Why = "None of the resources in a circle can be created; the program waits until it is stopped.",
            Fix = "Remove one of the dependencies that the message names.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://www.pulumi.com/docs/iac/concepts/resources/options/dependson/",
            Types = ["*"],
            Example = """
            service:
              type: azure-native:search:Service
            endpoint:
              type: azure-native:network:PrivateEndpoint
              options:
                dependsOn:
                  - ${service}
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var byUrn = plan.Order;
        var done = new Dictionary<string, bool>(byUrn.Count, StringComparer.Ordinal);
        foreach (var start in byUrn.Values)
        {
            if (Circle(start, byUrn, done, []) is { } found)
            {
                var circle = Shortest(found, byUrn);
                foreach (var member in circle.Skip(1).Where(each => each.Custom))
                {
                    yield return new AzureResource(member).Problem(
                        $"waits for itself: {string.Join(" waits for ", circle.Select(each => each.Name))}; they wait for each other, so "
                            + "remove one dependency"
                    );
                }

                yield break;
            }
        }
    }

    /// <summary>The shortest way back to any resource of a circle, in which the wrong dependency is easiest to see.</summary>
    private static IReadOnlyList<PlannedResource> Shortest(
        IReadOnlyList<PlannedResource> circle,
        IReadOnlyDictionary<string, PlannedResource> byUrn
    ) => circle.Skip(1).Select(start => WayBack(start, byUrn)).OfType<IReadOnlyList<PlannedResource>>().MinBy(way => way.Count) ?? circle;

    private static IReadOnlyList<PlannedResource>? WayBack(PlannedResource start, IReadOnlyDictionary<string, PlannedResource> byUrn)
    {
        var from = new Dictionary<string, string>(StringComparer.Ordinal);
        var queue = new Queue<PlannedResource>([start]);
        while (queue.TryDequeue(out var each))
        {
            foreach (var urn in each.DependsOn.Where(byUrn.ContainsKey))
            {
                if (!from.TryAdd(urn, each.Urn))
                {
                    continue;
                }

                if (urn == start.Urn)
                {
                    List<PlannedResource> way = [start];
                    for (var at = from[urn]; at != start.Urn; at = from[at])
                    {
                        way.Insert(0, byUrn[at]);
                    }

                    return [start, .. way];
                }

                queue.Enqueue(byUrn[urn]);
            }
        }

        return null;
    }

    /// <returns>The way from a resource back to itself; null if there is none.</returns>
    private static IReadOnlyList<PlannedResource>? Circle(
        PlannedResource resource,
        IReadOnlyDictionary<string, PlannedResource> byUrn,
        IDictionary<string, bool> done,
        List<PlannedResource> path
    )
    {
        if (done.TryGetValue(resource.Urn, out var isDone))
        {
            return isDone ? null : [.. path.SkipWhile(each => each != resource).Append(resource)];
        }

        done[resource.Urn] = false;
        path.Add(resource);
        foreach (var urn in resource.DependsOn)
        {
            if (byUrn.TryGetValue(urn, out var next) && Circle(next, byUrn, done, path) is { } circle)
            {
                return circle;
            }
        }

        path.RemoveAt(path.Count - 1);
        done[resource.Urn] = true;
        return null;
    }
}
