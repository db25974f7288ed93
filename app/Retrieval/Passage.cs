using App.Documents;

namespace App.Retrieval;

/// <summary>A chunk that was found for a question.</summary>
/// <param name="Chunk">What was found.</param>
/// <param name="Score">The ranking score; only comparable within one question.</param>
/// <param name="Relevance">0 to 1: how much of what the question asks about occurs here; comparable across questions.</param>
internal sealed record Passage(Chunk Chunk, double Score, double Relevance);
