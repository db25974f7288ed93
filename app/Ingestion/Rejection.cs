using App.Documents;

namespace App.Ingestion;

/// <summary>A document that was not taken in.</summary>
/// <param name="Detail">What is wrong and what fixes it.</param>
internal sealed record Rejection(string Id, RejectionReason Reason, string Detail);
