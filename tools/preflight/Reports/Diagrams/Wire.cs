namespace Preflight.Reports.Diagrams;

/// <summary>A flow between two rows, with the heights at which its line leaves one and reaches the other.</summary>
/// <param name="Gutter">Where the line turns: the space at the right of the column with this number.</param>
/// <param name="IsVertical">From the lower edge of one subnet to the upper edge of the next.</param>
public sealed record Wire(Flow Flow, Row From, Row To, int Gutter, int FromY, int ToY, bool IsVertical = false)
{
    public bool IsStraight => IsVertical || FromY == ToY;

    public int Top => Math.Min(FromY, ToY);

    public int Bottom => Math.Max(FromY, ToY);

    /// <summary>Heights of the parts between a box at the left and the turn.</summary>
    public IEnumerable<int> Left => Ends(isLeft: true);

    /// <summary>Heights of the parts between the turn and a box at the right.</summary>
    public IEnumerable<int> Right => Ends(isLeft: false);

    private IEnumerable<int> Ends(bool isLeft)
    {
        if ((int)From.Column <= Gutter == isLeft)
        {
            yield return FromY;
        }

        if ((int)To.Column <= Gutter == isLeft)
        {
            yield return ToY;
        }
    }
}
