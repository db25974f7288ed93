using System.ClientModel;
using Microsoft.Extensions.AI;

namespace App.Models;

/// <summary>Embeds many texts in requests that a small quota lets through, and waits where the model asks for it: nobody is in front of it.</summary>
internal sealed class PatientEmbeddings(IEmbeddingGenerator<string, Embedding<float>> inner, TimeProvider clock)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    /// <summary>About 16,000 tokens of our chunks; the service takes 2,048 texts, but a quota is counted by the minute.</summary>
    public const int TextsPerRequest = 64;

    private const int Tries = 6;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var all = new GeneratedEmbeddings<Embedding<float>>();
        foreach (var texts in values.Chunk(TextsPerRequest))
            all.AddRange(await GenerateAsync(texts, options, cancellationToken));
        return all;
    }

    private async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        string[] texts, EmbeddingGenerationOptions? options, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var vectors = await base.GenerateAsync(texts, options, cancellationToken);
                return vectors.Count == texts.Length ? vectors : throw new InvalidDataException(
                    $"The embedding model gave {vectors.Count} vectors for {texts.Length} texts.");
            }
            catch (ClientResultException busy) when (busy.Status == 429 && attempt < Tries)
            {
                var asked = ModelFailure.Of(busy).RetryAfterSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : LongestWait;
                await Task.Delay(asked < LongestWait ? asked : LongestWait, clock, cancellationToken);
            }
        }
    }
}
