namespace Preflight.Reports.Picture;

/// <summary>Data that flows from one box to another.</summary>
/// <param name="IsDashed">Leaves the network.</param>
/// <param name="IsCall">A call inside the network: drawn at the left, where private links are at the right.</param>
internal sealed record Arrow(Box From, Box To, bool IsDashed = false, bool IsCall = false);
