using System.Text.Json.Nodes;

namespace Oracle.Tests.Comparison;

/// <summary>
/// Compares two plan files resource by resource: every URN, input, secret mark, dependency, option and output. What may differ
/// is written down in <see cref="LanguageDifferences"/> and nowhere else.
/// </summary>
public static class PlanComparison
{
    public static IReadOnlyList<Difference> Compare(JsonObject left, JsonObject right)
    {
        var differences = new List<Difference>();
        foreach (var part in left.Select(member => member.Key).Union(right.Select(member => member.Key)))
        {
            if (part != "resources" && !LanguageDifferences.OfThePlan.Contains(part))
                Add("plan", JsonComparison.Compare(part, left[part], right[part]));
        }

        var (ours, theirs) = (ByUrn(left), ByUrn(right));
        foreach (var urn in ours.Keys.Union(theirs.Keys).Order(StringComparer.Ordinal))
        {
            var (a, b) = (ours.GetValueOrDefault(urn), theirs.GetValueOrDefault(urn));
            if (a is null || b is null)
                differences.Add(new(urn, "resource", a is null ? null : "registered", b is null ? null : "registered"));
            else
                Add(urn, JsonComparison.Compare("", LanguageDifferences.Normalise(a), LanguageDifferences.Normalise(b)));
        }
        return differences;

        void Add(string urn, IEnumerable<(string Path, string? Left, string? Right)> found) =>
            differences.AddRange(found.Select(place => new Difference(urn, place.Path, place.Left, place.Right)));
    }

    private static Dictionary<string, JsonObject> ByUrn(JsonObject plan) =>
        plan["resources"]!.AsArray().ToDictionary(resource => (string)resource!["urn"]!, resource => resource!.AsObject());
}
