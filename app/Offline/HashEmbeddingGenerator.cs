using System.Runtime.InteropServices;
using App.Retrieval;
using Microsoft.Extensions.AI;

namespace App.Offline;

/// <summary>
/// Vectors without a model: words and letter n-grams, hashed into a fixed number of dimensions. Texts with common words or spellings are
/// near each other; synonyms are not. The same text has the same vector on every machine.
/// </summary>
internal sealed class HashEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    public const int Dimensions = 1_024;

    private const int ShortestGram = 3;
    private const int LongestGram = 5;

    // Letters find misspelled words; whole words have more weight.
    private const float GramWeight = 0.3f;

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(text => new Embedding<float>(Embed(text)))));
    }

    /// <summary>A vector of unit length; zero for a text without words.</summary>
    public static float[] Embed(string text)
    {
        var features = new Dictionary<ulong, float>();
        foreach (var term in Terms.Of(text))
        {
            Add(features, Hash(term, seed: 1), 1);
            var bounded = $"<{term}>";
            for (var length = ShortestGram; length <= LongestGram; length++)
            for (var start = 0; start + length <= bounded.Length; start++)
                Add(features, Hash(bounded.AsSpan(start, length), seed: 2), GramWeight);
        }

        var vector = new float[Dimensions];
        foreach (var (hash, count) in features)
            vector[hash % Dimensions] += (hash >> 63 == 0 ? 1 : -1) * MathF.Sqrt(count);
        var norm = 0.0;
        foreach (var value in vector)
            norm += value * value;
        var scale = norm > 0 ? (float)(1 / Math.Sqrt(norm)) : 0;
        foreach (ref var value in vector.AsSpan())
            value *= scale;
        return vector;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() { }

    private static void Add(Dictionary<ulong, float> features, ulong feature, float weight) =>
        CollectionsMarshal.GetValueRefOrAddDefault(features, feature, out _) += weight;

    // FNV-1a, mixed once more because its high bits depend too little on the last letters. string.GetHashCode differs between runs.
    private static ulong Hash(ReadOnlySpan<char> text, ulong seed)
    {
        var hash = 14_695_981_039_346_656_037UL ^ seed;
        foreach (var c in text)
            hash = (hash ^ c) * 1_099_511_628_211UL;
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdUL;
        return hash ^ (hash >> 33);
    }
}
