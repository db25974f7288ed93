namespace Preflight.Reports.Diagrams;

/// <summary>Orders the lanes of one gutter so that few lines cross.</summary>
public static class LaneOrder
{
    public static List<Wire> Of(List<Wire> wires)
    {
        var order = wires.OrderBy(wire => wire.Bottom - wire.Top).ToList();
        for (var isBetter = true; isBetter; )
        {
            isBetter = false;
            for (var i = 0; i + 1 < order.Count; i++)
            {
                if (Crossings(order[i + 1], order[i]) < Crossings(order[i], order[i + 1]))
                {
                    (order[i], order[i + 1]) = (order[i + 1], order[i]);
                    isBetter = true;
                }
            }
        }

        return order;
    }

    /// <summary>How often two lines cross where one turns at the left of the other.</summary>
    private static int Crossings(Wire left, Wire right) =>
        right.Left.Count(y => y > left.Top && y < left.Bottom) + left.Right.Count(y => y > right.Top && y < right.Bottom);
}
