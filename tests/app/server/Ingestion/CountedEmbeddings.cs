using App.Offline;
using Microsoft.Extensions.AI;

namespace App.Tests.Ingestion;

/// <summary>Embeds as the offline mode does, and records the requests.</summary>
internal sealed class CountedEmbeddings() : DelegatingEmbeddingGenerator<string, Embedding<float>>(new HashEmbeddingGenerator())
{
    public List<string[]> Batches { get; } = [];

    public Action<int> OnBatch { get; init; } = _ => { };

    public override Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        Batches.Add([.. values]);
        OnBatch(Batches.Count);
        return base.GenerateAsync(Batches[^1], options, cancellationToken);
    }
}
