namespace App.Documents;

/// <summary>A chunk and where its meaning lies, in the space of the model that embedded it.</summary>
internal sealed record EmbeddedChunk(Chunk Chunk, ReadOnlyMemory<float> Vector);
