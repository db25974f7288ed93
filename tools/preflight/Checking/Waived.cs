using Preflight.Rules.Framework;

namespace Preflight.Checking;

/// <summary>A finding that is accepted, and by which waiver.</summary>
public sealed record Waived(Finding Finding, Waiver By);
