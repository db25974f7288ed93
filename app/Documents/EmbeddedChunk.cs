namespace App.Documents;

/// <summary>A chunk with its embedding vector.</summary>
internal sealed record EmbeddedChunk(Chunk Chunk, ReadOnlyMemory<float> Vector);
