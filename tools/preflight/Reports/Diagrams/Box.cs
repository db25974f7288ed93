namespace Preflight.Reports.Diagrams;

/// <summary>A node with its place in pixels.</summary>
public sealed record Box(Node Node, int X, int Y, int Width, int Height)
{
    public int Right => X + Width;

    public int Bottom => Y + Height;
}
