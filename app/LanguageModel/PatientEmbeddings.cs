using System.ClientModel;
using Microsoft.Extensions.AI;

namespace App.LanguageModel;

/// <summary>Retries throttled embedding calls after the delay the service asks for. Ingestion has time to wait.</summary>
internal sealed class PatientEmbeddings(IEmbeddingGenerator<string, Embedding<float>> inner, TimeProvider clock)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    private const int Tries = 6;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                return await base.GenerateAsync(values, options, cancellationToken);
            }
            catch (ClientResultException busy) when (busy.Status == 429 && attempt < Tries)
            {
                var asked = ModelFailure.Of(busy).RetryAfterSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : LongestWait;
                await Task.Delay(asked < LongestWait ? asked : LongestWait, clock, cancellationToken);
            }
    }
}
