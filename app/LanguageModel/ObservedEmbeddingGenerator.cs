using App.Telemetry;
using Microsoft.Extensions.AI;

namespace App.LanguageModel;

/// <summary>Records each call of an embedding generator as a span and metrics, without the texts.</summary>
internal sealed class ObservedEmbeddingGenerator(IEmbeddingGenerator<string, Embedding<float>> inner, GenAi instruments, GenAiTarget target)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        using var call = new GenAiCall(instruments, GenAiOperation.Embeddings, target);
        try
        {
            var embeddings = await base.GenerateAsync(values, options, cancellationToken);
            call.Used(embeddings.Usage, embeddings.FirstOrDefault()?.ModelId);
            if (embeddings.FirstOrDefault() is { } first)
                call.Span?.SetTag("gen_ai.embeddings.dimension.count", first.Dimensions);
            return embeddings;
        }
        catch (Exception failure) when (call.Failed(ModelFailure.TypeOf(failure), cancellationToken))
        {
            throw;
        }
    }
}
