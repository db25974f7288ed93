namespace Preflight.Reports.Diagrams;

/// <summary>Where the numbers of the steps stand: one per step, in the middle of a long part of a line, apart from each other.</summary>
public static class Badges
{
    private const int Apart = 22;

    public static IReadOnlyList<(int Number, Point At)> Of(IEnumerable<Route> routes)
    {
        var badges = new List<(int Number, Point At)>();
        foreach (var step in routes.GroupBy(route => route.Flow.Number).OrderBy(group => group.Key))
        {
            var places = step.SelectMany(route => route.Parts.OrderByDescending(Length)).Select(Middle).ToList();
            var free = places.Where(place => badges.TrueForAll(other => Length((place, other.At)) >= Apart)).ToList();
            badges.Add((step.Key, free.Count > 0 ? free[0] : places[0]));
        }

        return badges;
    }

    private static int Length((Point From, Point To) part) => Math.Abs(part.From.X - part.To.X) + Math.Abs(part.From.Y - part.To.Y);

    private static Point Middle((Point From, Point To) part) => new((part.From.X + part.To.X) / 2, (part.From.Y + part.To.Y) / 2);
}
