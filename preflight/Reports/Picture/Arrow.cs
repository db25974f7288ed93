namespace Preflight.Reports.Picture;

/// <summary>Data that flows from one box to another.</summary>
internal sealed record Arrow(Box From, Box To, string Label, bool IsDashed = false);
