namespace Preflight.Reports.Picture;

/// <summary>Something drawn.</summary>
/// <param name="Key">What arrows name it by: a resource's URN, or a word.</param>
/// <param name="Look">A class of the style sheet.</param>
internal sealed record Box(string Key, string Title, string Detail, string Look, int X, int Y, int Width, int Height)
{
    public int Middle => Y + Height / 2;
}
