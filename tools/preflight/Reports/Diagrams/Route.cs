namespace Preflight.Reports.Diagrams;

/// <summary>A flow as a line of horizontal and vertical parts, from the edge of one box to the edge of another.</summary>
public sealed record Route(Flow Flow, IReadOnlyList<Point> Points)
{
    public IEnumerable<(Point From, Point To)> Parts => Points.Zip(Points.Skip(1));
}
