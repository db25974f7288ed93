using Preflight.AzureModel;

namespace Preflight.Reports.Diagrams;

/// <summary>What the diagram of a plan shows, without positions. The SVG and the Mermaid text are both written from it.</summary>
/// <param name="Flows">In the order of their steps.</param>
/// <param name="Entrance">How a user reaches the app, as in "HTTPS, signed in".</param>
public sealed record Architecture(string Title, IReadOnlyList<Node> Nodes, IReadOnlyList<Flow> Flows, string Entrance)
{
    public static Architecture Of(AzurePlan plan)
    {
        var nodes = ArchitectureNodes.Of(plan).DistinctBy(node => node.Key).ToList();
        var known = nodes.ToDictionary(node => node.Key);
        var pairs = ArchitectureFlows
            .Of(plan)
            .Where(pair => known.ContainsKey(pair.From) && known.ContainsKey(pair.To))
            .Distinct()
            .OrderBy(pair => pair.Step)
            .ToList();
        var steps = pairs.Select(pair => pair.Step).Distinct().ToList();
        return new Architecture(
            $"{plan.Plan.Project}, {plan.Plan.Stack}",
            [.. nodes.Where(node => node.Kind != NodeKind.Outside || pairs.Exists(pair => pair.From == node.Key || pair.To == node.Key))],
            [.. pairs.Select(pair => new Flow(known[pair.From], known[pair.To], pair.Step, steps.IndexOf(pair.Step) + 1))],
            ArchitectureEntrance.Of(plan)
        );
    }

    /// <summary>Number and description of each step that the plan has.</summary>
    public IEnumerable<(int Number, string Text)> Steps =>
        Flows
            .GroupBy(flow => flow.Number)
            .Select(group => (group.Key, Describe(group.First(), group.Select(flow => flow.To.Kind).ToList())));

    private string Describe(Flow flow, List<NodeKind> targets) =>
        flow.Step switch
        {
            FlowStep.Request => $"User to {flow.To.Title}, {Entrance}",
            FlowStep.ToApp => $"{flow.From.Title} to the app{(targets.Contains(NodeKind.Endpoint) ? "'s private endpoint" : "")}",
            FlowStep.IntoApp => "Private endpoint to the app",
            FlowStep.Call when !targets.Contains(NodeKind.Subnet) => "App to the services, with its managed identity",
            FlowStep.Call => "App to the private endpoints, with its managed identity",
            FlowStep.PrivateLink => "Private endpoint to its service (Private Link)",
            FlowStep.Route => $"Outbound traffic of the app to {flow.To.Title}",
            _ when flow.From.Kind == NodeKind.Compute => "Outbound traffic of the app to the internet, without a firewall",
            _ when flow.From.Kind == NodeKind.Subnet => "Outbound traffic to the internet through a NAT gateway",
            _ => $"{flow.From.Title} to the internet, allowed hosts only",
        };
}
