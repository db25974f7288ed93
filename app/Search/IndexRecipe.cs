namespace App.Search;

/// <summary>What an index is built with. If any of it changes, a new index is built beside the live one.</summary>
/// <param name="Schema">See <see cref="IndexSchema.Version"/>.</param>
/// <param name="EmbeddingModel">Vectors of two models cannot be compared.</param>
internal sealed record IndexRecipe(int Schema, string EmbeddingModel, int Dimensions)
{
    public bool HasVectorsOf(IndexRecipe other) => (EmbeddingModel, Dimensions) == (other.EmbeddingModel, other.Dimensions);
}
