namespace Preflight.Reports.Diagrams;

/// <summary>Data that flows from one node to another.</summary>
/// <param name="Number">Of its step, from 1, as the diagram and its legend show it.</param>
public sealed record Flow(Node From, Node To, FlowStep Step, int Number)
{
    public bool IsOutbound => Step is FlowStep.Route or FlowStep.Egress;
}
