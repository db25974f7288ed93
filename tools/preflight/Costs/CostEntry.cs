namespace Preflight.Costs;

/// <summary>What an estimate says of a resource: a line that is paid, or that no price is known.</summary>
/// <param name="Component">The logical name of what makes the resource; empty for the stack itself.</param>
public abstract record CostEntry(string Component, string Resource);
