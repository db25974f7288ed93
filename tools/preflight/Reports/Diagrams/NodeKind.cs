namespace Preflight.Reports.Diagrams;

/// <summary>What a node of the diagram is. Its colour follows from it.</summary>
public enum NodeKind
{
    Outside,
    Network,
    Subnet,
    Compute,
    Edge,
    Endpoint,
    Service,

    /// <summary>A service that another stack deploys.</summary>
    External,
}
