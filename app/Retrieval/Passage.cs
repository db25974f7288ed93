using App.Documents;

namespace App.Retrieval;

/// <summary>A chunk found for a question.</summary>
/// <param name="Score">The ranking score; comparable within one question only.</param>
/// <param name="Relevance">0 to 1: the share of the question that occurs here; comparable across questions.</param>
internal sealed record Passage(Chunk Chunk, double Score, double Relevance);
