using App.Offline;
using App.Retrieval;
using CsCheck;
using Microsoft.Extensions.AI;

namespace App.Tests.Offline;

public sealed class HashEmbeddingGeneratorTests
{
    [Fact]
    public async Task A_vector_has_unit_length_and_1024_dimensions()
    {
        using var generator = new HashEmbeddingGenerator();

        var vectors = await generator.GenerateAsync(["private endpoints", "Private  endpoint!", "서울 날씨"]);

        Assert.All(vectors, vector => Assert.Equal(1_024, vector.Dimensions));
        Assert.All(vectors, vector => Assert.Equal(1, Likeness(vector.Vector, vector.Vector), 5));
        Assert.Equal(vectors[0].Vector.ToArray(), vectors[1].Vector.ToArray());
    }

    // The positions and signs of one word's features: they must be the same on every machine and in every run.
    [Fact]
    public void A_vector_is_the_same_on_every_machine()
    {
        var vector = HashEmbeddingGenerator.Embed("rag");
        var features = vector.Index().Where(feature => feature.Item != 0);
        var places = string.Join(' ', features.Select(feature => $"{(feature.Item < 0 ? '-' : '+')}{feature.Index}"));

        Assert.Equal("+149 +501 +630 +664 -741 +921 +996", places);
    }

    [Fact]
    public void A_vector_has_length_1_unless_the_text_has_no_word() =>
        Gen.String.Sample(text =>
        {
            var vector = HashEmbeddingGenerator.Embed(text);
            var length = Likeness(vector, vector);
            Assert.True(length == 0 ? Terms.Of(text).Count == 0 : Math.Abs(length - 1) < 1e-4);
            Assert.Equal(vector, HashEmbeddingGenerator.Embed(text));
        });

    [Fact]
    public void A_misspelled_word_is_closer_than_an_unrelated_one()
    {
        var known = HashEmbeddingGenerator.Embed("provisioned throughput");

        Assert.True(Likeness(known, HashEmbeddingGenerator.Embed("provisoned troughput")) > 0.3);
        Assert.InRange(Likeness(known, HashEmbeddingGenerator.Embed("banana bread recipe")), -0.1, 0.1);
    }

    private static double Likeness(ReadOnlyMemory<float> one, ReadOnlyMemory<float> other)
    {
        var sum = 0.0;
        for (var i = 0; i < one.Length; i++)
            sum += one.Span[i] * other.Span[i];
        return sum;
    }
}
