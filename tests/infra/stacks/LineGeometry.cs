using Preflight.Reports.Diagrams;

namespace Stacks.Tests;

/// <summary>Geometry of the lines and boxes of a diagram.</summary>
internal static class LineGeometry
{
    /// <returns>Parts of two lines that share more than a point.</returns>
    public static List<string> Overlaps(IReadOnlyList<Route> routes)
    {
        var parts = routes.SelectMany(route => route.Parts.Select(part => (Route: route, part.From, part.To))).ToList();
        return
        [
            .. from i in Enumerable.Range(0, parts.Count)
            from j in Enumerable.Range(i + 1, parts.Count - i - 1)
            where parts[i].Route != parts[j].Route && Shared((parts[i].From, parts[i].To), (parts[j].From, parts[j].To)) > 0
            select $"{parts[i]} and {parts[j]}",
        ];
    }

    /// <summary>The length that two parts have in common, in pixels.</summary>
    private static int Shared((Point From, Point To) one, (Point From, Point To) other)
    {
        if (one.From.Y == one.To.Y && other.From.Y == other.To.Y && one.From.Y == other.From.Y)
        {
            return Common((one.From.X, one.To.X), (other.From.X, other.To.X));
        }

        return one.From.X == one.To.X && other.From.X == other.To.X && one.From.X == other.From.X
            ? Common((one.From.Y, one.To.Y), (other.From.Y, other.To.Y))
            : 0;
    }

    private static int Common((int A, int B) one, (int A, int B) other) =>
        Math.Min(Math.Max(one.A, one.B), Math.Max(other.A, other.B)) - Math.Max(Math.Min(one.A, one.B), Math.Min(other.A, other.B));

    public static bool Touches(Box box, (Point From, Point To) part) =>
        Math.Max(part.From.X, part.To.X) > box.X
        && Math.Min(part.From.X, part.To.X) < box.Right
        && Math.Max(part.From.Y, part.To.Y) > box.Y
        && Math.Min(part.From.Y, part.To.Y) < box.Bottom;
}
