using System.Text.Json;
using System.Text.Json.Nodes;
using App.Documents;
using App.Identity;
using Azure.Core;

namespace App.Search;

/// <summary>The knowledge base of the alias: created beside the index, and asked for passages.</summary>
internal sealed class KnowledgeBase(SearchSettings settings, IndexAdministration administration)
{
    /// <summary>Points the knowledge base to an index. It is created with the first one.</summary>
    public async Task PointAsync(IndexName index, CancellationToken cancellationToken)
    {
        var (source, wanted) = (await SourceAsync(cancellationToken), KnowledgeBaseDefinitions.Source(settings, index));
        if ((string?)source?["description"] == Mark(wanted))
            return;

        wanted["description"] = Mark(wanted);
        await administration.SendAsync(RequestMethod.Put, $"knowledgesources('{settings.Alias}')", wanted, cancellationToken);
        await administration.SendAsync(
            RequestMethod.Put,
            $"knowledgebases('{settings.Alias}')",
            KnowledgeBaseDefinitions.Base(settings),
            cancellationToken
        );
    }

    /// <summary>Deletes the knowledge base of an app that no longer uses it: it would hold an index that is no longer filled.</summary>
    public async Task DeleteAsync(CancellationToken cancellationToken)
    {
        await administration.SendAsync(RequestMethod.Delete, $"knowledgebases('{settings.Alias}')", null, cancellationToken);
        await administration.SendAsync(RequestMethod.Delete, $"knowledgesources('{settings.Alias}')", null, cancellationToken);
    }

    /// <summary>Passages that the caller can read, with their ranks, best first.</summary>
    /// <exception cref="InvalidDataException">The response has no passages in the expected form.</exception>
    public async Task<IReadOnlyList<(Chunk Chunk, double Rank)>> RetrieveAsync(
        string question,
        Caller caller,
        TimeSpan longest,
        CancellationToken cancellationToken
    )
    {
        var body = KnowledgeBaseDefinitions.Request(settings, question, caller, longest);
        var answer = await administration.SendAsync(
            RequestMethod.Post,
            $"knowledgebases('{settings.Alias}')/retrieve",
            body,
            cancellationToken
        ) ?? throw new InvalidDataException($"The knowledge base '{settings.Alias}' does not exist yet.");
        var found = new List<(Chunk, double)>();
        foreach (var reference in answer["references"]?.AsArray().OfType<JsonObject>() ?? [])
        {
            var chunk = reference["sourceData"]?.Deserialize<IndexedChunk>()
                ?? throw new InvalidDataException("The knowledge base returned a reference without its fields.");

            // The filter of the request is enough; nothing else may decide alone what a user can read.
            if (caller.MayRead(chunk.Groups) && chunk.IsCompletedFor(settings))
                found.Add((chunk.ToChunk(), (double?)reference["rerankerScore"] ?? 0));
        }

        return [.. found.OrderByDescending(each => each.Item2)];
    }

    private Task<JsonObject?> SourceAsync(CancellationToken cancellationToken) =>
        administration.SendAsync(RequestMethod.Get, $"knowledgesources('{settings.Alias}')", null, cancellationToken);

    private static string Mark(JsonObject definition) => Chunk.HashOf(definition.ToJsonString());
}
