namespace Preflight.Reports.Diagrams;

/// <summary>
/// Gives every line its own heights and its own lane, so that no line runs over another. Lines are straight where the boxes allow it.
/// </summary>
public sealed class Wiring
{
    private const int Apart = 7,
        Inset = 6;

    private readonly Dictionary<int, List<int>> _taken = [];

    public Wiring(IReadOnlyDictionary<string, Row> rows, IReadOnlyList<Flow> flows)
    {
        var ends = flows.Select(flow => (Flow: flow, From: rows[flow.From.Key], To: rows[flow.To.Key])).ToList();
        var wires = new List<Wire>();

        // Private links are straight by the order of the rows: they are placed first.
        foreach (var (flow, from, to) in ends.OrderBy(end => end.Flow.Step == FlowStep.PrivateLink ? 0 : 1))
        {
            if (Straight(flow, from, to, rows) is { } straight)
            {
                wires.Add(straight);
            }
        }

        // The longest first: it takes the outermost height of its box, and the shorter ones do not cross it.
        var bent = ends.Where(end => !wires.Exists(wire => wire.Flow == end.Flow));
        foreach (var (flow, from, to) in bent.OrderByDescending(end => Math.Abs(end.From.Middle - end.To.Middle)))
        {
            wires.Add(Bent(flow, from, to));
        }

        All = wires;
        Lanes = wires
            .Where(wire => !wire.IsStraight)
            .GroupBy(wire => wire.Gutter)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<Wire>)LaneOrder.Of([.. group]));
    }

    public IReadOnlyList<Wire> All { get; }

    /// <summary>Per gutter, the lines that turn in it from left to right.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<Wire>> Lanes { get; }

    private Wire? Straight(Flow flow, Row from, Row to, IReadOnlyDictionary<string, Row> rows)
    {
        if (from.Column == to.Column)
        {
            var isNext =
                to.Y >= from.Bottom && !rows.Values.Any(row => row.Column == to.Column && row.Y >= from.Bottom && row.Bottom <= to.Y);
            return isNext ? new Wire(flow, from, to, (int)from.Column, from.Bottom, to.Y, IsVertical: true) : null;
        }

        var (top, bottom) = (Math.Max(from.Y, to.Y) + Inset, Math.Min(from.Bottom, to.Bottom) - Inset);
        var gutters = Gutters(from, to).ToList();
        if (top > bottom || Free((top + bottom) / 2, top, bottom, gutters) is not { } y)
        {
            return null;
        }

        Take(y, gutters);
        return new Wire(flow, from, to, gutters[0], y, y);
    }

    private Wire Bent(Flow flow, Row from, Row to)
    {
        var gutters = Gutters(from, to).ToList();
        var fromY = End(from, to, from.Column <= to.Column ? [gutters[0]] : gutters);
        var toY = End(to, from, from.Column <= to.Column ? gutters : [gutters[0]]);
        return new Wire(flow, from, to, gutters[0], fromY, toY);
    }

    /// <summary>As near to the other box as the own one allows.</summary>
    private int End(Row row, Row other, List<int> gutters)
    {
        var (top, bottom) = (row.Y + Inset, row.Bottom - Inset);
        var y = Free(Math.Clamp(other.Middle, top, bottom), top, bottom, gutters) ?? row.Middle;
        Take(y, gutters);
        return y;
    }

    /// <summary>The gutters that a line passes: it turns in the first. Two boxes of one column are joined at a free side.</summary>
    private static IEnumerable<int> Gutters(Row from, Row to)
    {
        var (left, right) = ((int)Min(from.Column, to.Column), (int)Max(from.Column, to.Column));
        if (left == right)
        {
            return [from.Column == Column.Services ? left : Math.Max(0, left - 1)];
        }

        return Enumerable.Range(left, right - left);
    }

    private static Column Min(Column one, Column other) => one < other ? one : other;

    private static Column Max(Column one, Column other) => one > other ? one : other;

    private int? Free(int wanted, int top, int bottom, List<int> gutters)
    {
        var taken = gutters.SelectMany(gutter => _taken.GetValueOrDefault(gutter, [])).ToList();
        return Enumerable
            .Range(top, bottom - top + 1)
            .Where(y => taken.TrueForAll(other => Math.Abs(other - y) >= Apart))
            .OrderBy(y => Math.Abs(y - wanted))
            .Select(y => (int?)y)
            .FirstOrDefault();
    }

    private void Take(int y, List<int> gutters)
    {
        foreach (var gutter in gutters)
        {
            (_taken.TryGetValue(gutter, out var taken) ? taken : _taken[gutter] = []).Add(y);
        }
    }
}
