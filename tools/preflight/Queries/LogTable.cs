namespace Preflight.Queries;

/// <summary>A table that Azure fills.</summary>
/// <param name="Columns">Without those that every table has; empty if they are not known.</param>
/// <param name="Sent">What sends to it, and the categories of logs; null if Azure itself does, or if it is not known.</param>
/// <param name="Classic">The table of a workspace that took its place; null for a table of a workspace.</param>
internal sealed record LogTable(IReadOnlyList<string> Columns, IReadOnlyList<string>? Sent, string? Classic);
