namespace Planning.Plans;

/// <summary>How one resource differs.</summary>
/// <param name="Component">The logical name of what makes it; empty for the stack itself.</param>
/// <param name="LosesData">True if something that holds data is removed or replaced.</param>
public sealed record ResourceDifference(
    string Component,
    string Type,
    string Name,
    Change Change,
    bool LosesData,
    IReadOnlyList<PropertyChange> Properties
);
