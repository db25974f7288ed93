using Microsoft.Extensions.AI;

namespace App.Tests.Search;

/// <summary>Texts that share words get similar vectors. Counts requests, and can fail.</summary>
internal sealed class FakeEmbeddings(int dimensions = 64) : IEmbeddingGenerator<string, Embedding<float>>
{
    public Exception? Failure { get; set; }

    public List<int> Requests { get; } = [];

    public static float[] VectorOf(string text, int dimensions)
    {
        var vector = new float[dimensions];
        foreach (var term in App.Retrieval.Terms.Of(text))
            vector[term.Aggregate(17u, (hash, c) => hash * 31 + c) % dimensions] += 1;
        var length = MathF.Sqrt(vector.Sum(value => value * value));
        return length == 0 ? [.. vector.Select((_, at) => at == 0 ? 1f : 0f)] : [.. vector.Select(value => value / length)];
    }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? options,
        CancellationToken cancellationToken
    )
    {
        var texts = values.ToArray();
        lock (Requests)
            Requests.Add(texts.Length);
        return Failure is { } failure
            ? Task.FromException<GeneratedEmbeddings<Embedding<float>>>(failure)
            : Task.FromResult(
                new GeneratedEmbeddings<Embedding<float>>(texts.Select(text => new Embedding<float>(VectorOf(text, dimensions))))
            );
    }

    public object? GetService(Type serviceType, object? serviceKey) => null;

    public void Dispose() { }
}
