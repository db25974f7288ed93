namespace Preflight.Reports.Timelines;

/// <summary>The resources of one component.</summary>
/// <param name="Name">The logical name of the component; the stack's name where there is none.</param>
public sealed record TimelineGroup(string Name, IReadOnlyList<TimelineRow> Rows);
