using App.Documents;

namespace App.Ingestion;

/// <summary>A rejected document.</summary>
/// <param name="Detail">The problem and its fix.</param>
internal sealed record Rejection(string Id, RejectionReason Reason, string Detail);
