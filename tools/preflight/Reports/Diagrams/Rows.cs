namespace Preflight.Reports.Diagrams;

/// <summary>Assigns each node a column and a height: callers in the order of the flow, services next to their endpoints.</summary>
public sealed class Rows
{
    private const int Top = 64,
        Header = 44,
        MinimumHeight = 40,
        LineSpace = 8,
        Gap = 10,
        SubnetGap = 34;

    private readonly Architecture _architecture;
    private readonly ILookup<string, Node> _children;
    private readonly Dictionary<string, Row> _rows = [];

    public Rows(Architecture architecture)
    {
        _architecture = architecture;
        _children = architecture.Nodes.ToLookup(node => node.Container ?? "");
        var y = Top;
        foreach (var site in _children[""].Where(node => node.Kind == NodeKind.Compute))
        {
            y = Add(site, Column.Callers, y).Bottom + Gap;
        }

        foreach (var network in _children[""].Where(node => node.Kind == NodeKind.Network))
        {
            y = AddNetwork(network, y) + Gap * 2;
        }

        AddServices();
        AddOutside();
    }

    public IReadOnlyDictionary<string, Row> All => _rows;

    /// <returns>The lower edge.</returns>
    private int AddNetwork(Node network, int top)
    {
        var heights = new Dictionary<Column, int> { [Column.Callers] = top + Header, [Column.Endpoints] = top + Header };
        foreach (var subnet in _children[network.Key].OrderBy(HasEndpoints).ThenBy(Rank))
        {
            var column = HasEndpoints(subnet) ? Column.Endpoints : Column.Callers;
            heights[column] = AddSubnet(subnet, column, heights[column]) + SubnetGap;
        }

        var bottom = heights.Values.Max() - SubnetGap + Gap + 4;
        _rows[network.Key] = new Row(network, Column.Callers, top, bottom - top);
        return bottom;
    }

    private int AddSubnet(Node subnet, Column column, int top)
    {
        var y = top + Header;
        foreach (var node in InOrder(_children[subnet.Key]))
        {
            y = Add(node, column, y).Bottom + Gap;
        }

        _rows[subnet.Key] = new Row(subnet, column, top, y - top);
        return y;
    }

    private void AddServices()
    {
        var below = _rows.Values.Where(row => row.Column == Column.Endpoints).Select(row => row.Bottom + Gap).DefaultIfEmpty(Top).Max();
        var y = Top;
        var services = _children[""]
            .Where(node => node.Kind is NodeKind.Service or NodeKind.External)
            .Select(node => (Node: node, Endpoint: EndpointOf(node)))
            .OrderBy(entry => entry.Endpoint?.Y ?? int.MaxValue)
            .ThenBy(entry => IsCalled(entry.Node) ? 0 : 1);
        foreach (var (service, endpoint) in services)
        {
            // A line from the app to a service without an endpoint passes below the endpoints.
            y = Math.Max(y, endpoint?.Y ?? (IsCalled(service) ? below : Top));
            y = Add(service, Column.Services, y).Bottom + Gap;
        }
    }

    private void AddOutside()
    {
        var y = Top;
        var outside = _children[""]
            .Where(node => node.Kind == NodeKind.Outside)
            .Select(node => (Node: node, Other: _architecture.Flows.First(flow => flow.From == node || flow.To == node)))
            .Select(entry => (entry.Node, Other: _rows[(entry.Other.From == entry.Node ? entry.Other.To : entry.Other.From).Key]))
            .OrderBy(entry => entry.Other.Middle);
        foreach (var (node, other) in outside)
        {
            var height = HeightOf(node);
            y = Math.Max(y, other.Middle - height / 2);
            y = Add(node, Column.Outside, y).Bottom + Gap;
        }
    }

    private Row Add(Node node, Column column, int y) => _rows[node.Key] = new Row(node, column, y, HeightOf(node));

    private int HeightOf(Node node)
    {
        var (outgoing, incoming) = (
            _architecture.Flows.Count(flow => flow.From == node),
            _architecture.Flows.Count(flow => flow.To == node)
        );
        return Math.Max(MinimumHeight, LineSpace * (outgoing + incoming + 1));
    }

    /// <summary>By the first step that starts or ends in the subnet; the firewall after the app.</summary>
    private int Rank(Node subnet) =>
        _architecture
            .Flows.Where(flow => flow.From.Container == subnet.Key || flow.To.Container == subnet.Key)
            .Select(flow => flow.Number)
            .DefaultIfEmpty(int.MaxValue)
            .Min();

    private bool HasEndpoints(Node subnet) => _children[subnet.Key].Any(node => node.Kind == NodeKind.Endpoint);

    /// <summary>The app's own endpoints first, then endpoints of the same service side by side.</summary>
    private IEnumerable<Node> InOrder(IEnumerable<Node> nodes)
    {
        var flows = nodes.Select(node => (Node: node, Link: _architecture.Flows.FirstOrDefault(flow => flow.From == node))).ToList();
        return flows
            .OrderBy(entry => entry.Node.Kind != NodeKind.Endpoint || entry.Link?.Step == FlowStep.IntoApp ? 0 : 1)
            .ThenBy(entry => entry.Link?.Step == FlowStep.IntoApp ? _rows.GetValueOrDefault(entry.Link.To.Key)?.Y ?? 0 : 0)
            .ThenBy(entry => flows.FindIndex(other => other.Link?.To == entry.Link?.To))
            .Select(entry => entry.Node);
    }

    private bool IsCalled(Node service) => _architecture.Flows.Any(flow => flow.To == service && flow.Step == FlowStep.Call);

    private Row? EndpointOf(Node service) =>
        _architecture
            .Flows.Where(flow => flow.To == service && flow.From.Kind == NodeKind.Endpoint)
            .Select(flow => _rows[flow.From.Key])
            .MinBy(row => row.Y);
}
