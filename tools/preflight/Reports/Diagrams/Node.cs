namespace Preflight.Reports.Diagrams;

/// <summary>A resource, a container of resources, or a party outside of Azure.</summary>
/// <param name="Key">What flows name it by: a URN, an id, or a word.</param>
/// <param name="Container">Key of the network or subnet that holds it; null outside of both.</param>
public sealed record Node(string Key, string Title, string Detail, NodeKind Kind, string? Container = null);
