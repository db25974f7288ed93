namespace Preflight.Reports.Diagrams;

/// <summary>A node with its column and height. Its horizontal place follows when the lines are known.</summary>
public sealed record Row(Node Node, Column Column, int Y, int Height)
{
    public int Bottom => Y + Height;

    public int Middle => Y + Height / 2;
}
