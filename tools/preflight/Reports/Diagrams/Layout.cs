namespace Preflight.Reports.Diagrams;

/// <summary>Positions in pixels: the user at the left, the network in the middle, services at the right.</summary>
public sealed class Layout
{
    private const int Margin = 24,
        LaneWidth = 12,
        GutterWidth = 60,
        Padding = 14,
        Indent = 12;

    private static readonly Dictionary<Column, int> Widths = new()
    {
        [Column.Outside] = 130,
        [Column.Callers] = 244,
        [Column.Endpoints] = 244,
        [Column.Services] = 270,
    };

    private readonly Dictionary<string, Row> _rows;
    private readonly Wiring _wiring;
    private readonly Dictionary<Column, int> _left = [];

    public Layout(Architecture architecture)
    {
        _rows = new(new Rows(architecture).All);
        _wiring = new Wiring(_rows, architecture.Flows);
        Width = PlaceColumns() + Margin;
        Height = _rows.Values.Select(row => row.Bottom).DefaultIfEmpty(0).Max() + Margin;
        Boxes = [.. _rows.Values.Select(Place)];
        var boxes = Boxes.ToDictionary(box => box.Node.Key);
        Routes = [.. _wiring.All.Select(wire => Route(wire, boxes[wire.Flow.From.Key], boxes[wire.Flow.To.Key]))];
    }

    public int Width { get; }

    public int Height { get; }

    public IReadOnlyList<Box> Boxes { get; }

    public IReadOnlyList<Route> Routes { get; }

    /// <summary>Columns without a box take no space.</summary>
    /// <returns>The right edge of the last column.</returns>
    private int PlaceColumns()
    {
        var (x, right) = (Margin, Margin);
        foreach (var column in Enum.GetValues<Column>())
        {
            _left[column] = x;
            var isUsed = _rows.Values.Any(row => row.Column == column);
            right = isUsed ? x + Widths[column] : right;
            var lanes = Lanes((int)column);
            x = (isUsed ? right : x) + (isUsed ? GutterWidth : 0) + lanes * LaneWidth;
        }

        return right + (Lanes((int)Column.Services) is var last && last > 0 ? Padding + last * LaneWidth : 0);
    }

    private int Lanes(int gutter) => _wiring.Lanes.TryGetValue(gutter, out var lanes) ? lanes.Count : 0;

    private Box Place(Row row)
    {
        var (x, width) = (_left[row.Column], Widths[row.Column]);
        if (row.Node.Kind == NodeKind.Network)
        {
            var last = _rows.Values.Any(each => each.Node.Container == row.Node.Key && each.Column == Column.Endpoints)
                ? Column.Endpoints
                : Column.Callers;
            return new Box(row.Node, x - Padding, row.Y, _left[last] + Widths[last] - x + Padding * 2, row.Height);
        }

        return row.Node.Container is null || row.Node.Kind == NodeKind.Subnet
            ? new Box(row.Node, x, row.Y, width, row.Height)
            : new Box(row.Node, x + Indent, row.Y, width - Indent * 2, row.Height);
    }

    private Route Route(Wire wire, Box from, Box to)
    {
        if (wire.IsVertical)
        {
            var x = from.X + from.Width * 4 / 5;
            return new Route(wire.Flow, [new(x, from.Bottom), new(x, to.Y)]);
        }

        if (wire.IsStraight)
        {
            return from.X < to.X
                ? new Route(wire.Flow, [new(from.Right, wire.FromY), new(to.X, wire.ToY)])
                : new Route(wire.Flow, [new(from.X, wire.FromY), new(to.Right, wire.ToY)]);
        }

        var lane = Lane(wire);
        return new Route(
            wire.Flow,
            [
                new(lane > from.X ? from.Right : from.X, wire.FromY),
                new(lane, wire.FromY),
                new(lane, wire.ToY),
                new(lane > to.X ? to.Right : to.X, wire.ToY),
            ]
        );
    }

    private int Lane(Wire wire)
    {
        var column = (Column)wire.Gutter;
        var edge = _left[column] + (_rows.Values.Any(row => row.Column == column) ? Widths[column] : 0);
        var place = _wiring.Lanes[wire.Gutter].ToList().IndexOf(wire);
        return edge + (GutterWidth - Padding) / 2 + place * LaneWidth;
    }
}
