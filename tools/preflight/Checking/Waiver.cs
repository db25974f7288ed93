using Preflight.Rules.Framework;

namespace Preflight.Checking;

/// <summary>Accepts a finding until a date, for a reason.</summary>
/// <param name="Rule">A rule's id.</param>
/// <param name="Stack">A stack's name, or * for each.</param>
/// <param name="Resource">A resource's logical name, or * for each; the stack's own findings have the stack's name.</param>
/// <param name="Line">Line in preflight.yaml.</param>
public sealed record Waiver(string Rule, string Stack, string Resource, string Reason, string Owner, DateOnly Expires, int Line)
{
    public bool Covers(Finding finding, string stack) =>
        finding.Rule == Rule && (Stack == "*" || Stack == stack) && (Resource == "*" || Resource == finding.Resource);
}
