namespace Preflight.Reports.Timelines;

/// <summary>One resource: a bar for each attempt that wrote it.</summary>
/// <param name="Type">As in network:VirtualNetwork.</param>
public sealed record TimelineRow(string Name, string Type, IReadOnlyList<TimelineBar> Bars)
{
    public bool IsCritical => Bars.Any(bar => bar.IsCritical);
}
