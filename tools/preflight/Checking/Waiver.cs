using Preflight.Rules.Framework;

namespace Preflight.Checking;

/// <summary>Accepts a finding until a date, for a reason.</summary>
/// <param name="Rule">A rule's id.</param>
/// <param name="Stack">A stack's name, or * for each.</param>
/// <param name="Resource">A resource's logical name, or * for each; the stack's own findings have the stack's name.</param>
/// <param name="Expires">The last day on which it applies.</param>
/// <param name="Line">Line in preflight.yaml.</param>
public sealed record Waiver(string Rule, string Stack, string Resource, string Reason, string Owner, DateOnly Expires, int Line)
{
    /// <summary>
    /// The first day on which it applies; null for any day. For a finding that a later day brings, as a retirement: before this day the
    /// waiver accepts nothing, and it is not unused either.
    /// </summary>
    public DateOnly? From { get; init; }

    /// <summary>True if its time has come. It may have expired since.</summary>
    public bool HasBegun(DateOnly today) => From is null || From <= today;

    public bool Accepts(Finding finding, string stack, DateOnly today) => HasBegun(today) && Expires >= today && Covers(finding, stack);

    public bool Covers(Finding finding, string stack) =>
        finding.Rule == Rule && (Stack == "*" || Stack == stack) && (Resource == "*" || Resource == finding.Resource);
}
