using App.Documents;
using App.Identity;
using App.Search;
using Azure.Search.Documents;
using Azure.Search.Documents.Indexes;
using Azure.Search.Documents.Models;
using Microsoft.Extensions.AI;

namespace App.Ingestion;

/// <summary>Validates a new index before it goes live.</summary>
internal sealed class IndexValidation(
    IndexAdministration administration,
    SearchIndexClient indexes,
    ChunkStores stores,
    IEmbeddingGenerator<string, Embedding<float>> embeddings,
    IngestionSettings ingestion,
    TimeProvider clock
)
{
    /// <summary>The share of accepted documents that the index must have.</summary>
    public const double LeastDocuments = 0.95;

    /// <summary>The largest share of rejected documents. Above it, the reader is broken rather than the documents.</summary>
    public const double MostRejected = 0.5;

    private const int Samples = 5;
    private const int Hits = 10;
    private const int MostWords = 20;

    // New documents become searchable a moment later.
    private const int Looks = 10;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    private static readonly Caller Anonymous = Caller.At("validation");

    /// <summary>All problems of the index; empty if it can go live.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync(
        IndexName index,
        IReadOnlyList<SourceDocument> listed,
        IReadOnlyList<Rejection> rejected,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<string> problems = [];
        for (var look = 1; look <= Looks; look++)
        {
            problems = await LookAsync(index, listed, rejected, cancellationToken);
            if (problems.Count == 0)
                break;
            if (look < Looks)
                await Task.Delay(BetweenLooks, clock, cancellationToken);
        }

        return problems;
    }

    private async Task<IReadOnlyList<string>> LookAsync(
        IndexName index,
        IReadOnlyList<SourceDocument> listed,
        IReadOnlyList<Rejection> rejected,
        CancellationToken cancellationToken
    )
    {
        var client = indexes.GetSearchClient(index.ToString());
        var problems = new List<string>(await administration.DifferencesAsync(index, cancellationToken));

        if (rejected.Count > MostRejected * listed.Count)
            problems.Add($"{rejected.Count} of {listed.Count} documents were rejected; at most {MostRejected:P0} is allowed");

        var stored = await stores.Of(index).FingerprintsAsync(cancellationToken);
        var whole = listed.Where(document => IsStored(document, stored)).ToArray();
        var taken = listed.Count - rejected.Count;
        if (whole.Length == 0 || whole.Length < LeastDocuments * taken)
            problems.Add($"it has {whole.Length} of {taken} documents; it must have {LeastDocuments:P0} and at least one");

        var blank = await CountAsync(client, "length lt 1", cancellationToken);
        if (blank > 0)
            problems.Add($"{blank} chunks are empty");

        problems.AddRange(await FoundAsync(client, [.. Spread(whole)], cancellationToken));
        foreach (var document in Spread([.. whole.Where(document => !Anonymous.MayRead(document.Groups))]))
            problems.AddRange(await TrimmedAsync(client, document, cancellationToken));
        return problems;
    }

    private bool IsStored(SourceDocument document, IReadOnlyDictionary<string, string> stored) =>
        stored.TryGetValue(document.Id, out var stamp)
        && DocumentStamp.Parse(stamp) is { } its
        && DocumentStamp.Of(document, ingestion.MaskPersonalData).IsUnchanged(its);

    /// <summary>
    /// Documents must be found by their own words and by their own vectors. Half of them can rank below similar documents.
    /// </summary>
    private async Task<IReadOnlyList<string>> FoundAsync(
        SearchClient client,
        SourceDocument[] documents,
        CancellationToken cancellationToken
    )
    {
        var (byWords, byMeaning) = (new List<string>(), new List<string>());
        foreach (var document in documents)
        {
            var first = await ReadAsync(
                client,
                null,
                new SearchOptions
                {
                    Size = 1,
                    Filter = $"{AccessFilter.OfDocument(document.Id)} and ordinal eq 0",
                    Select = { "title", "heading", "text" },
                },
                cancellationToken
            );
            if (first is not [var chunk])
                continue;

            var terms = Retrieval
                .Terms.Of($"{chunk.Title} {chunk.Heading} {chunk.Text}")
                .Distinct(StringComparer.Ordinal)
                .Take(MostWords)
                .ToArray();
            if (terms.Length > 0 && !Has(await ReadAsync(client, string.Join(' ', terms), Any(), cancellationToken)))
                byWords.Add(document.Id);

            var vector = await embeddings.GenerateVectorAsync(chunk.Text, cancellationToken: cancellationToken);
            var nearest = Any();
            var query = new VectorizedQuery(vector) { KNearestNeighborsCount = Hits, Fields = { "vector" } };
            nearest.VectorSearch = new() { Queries = { query } };
            if (!Has(await ReadAsync(client, null, nearest, cancellationToken)))
                byMeaning.Add(document.Id);

            bool Has(IEnumerable<IndexedChunk> found) => found.Any(hit => hit.DocumentId == document.Id || hit.Text == chunk.Text);
        }

        return
        [
            .. new[] { (Missed: byWords, By: "words"), (Missed: byMeaning, By: "meaning") }
                .Where(way => way.Missed.Count * 2 > documents.Length)
                .Select(way =>
                    $"{way.Missed.Count} of {documents.Length} documents are not found by their own {way.By}: "
                    + string.Join(", ", way.Missed)
                ),
        ];

        static SearchOptions Any() => new() { Size = Hits, Select = { "documentId", "text" } };
    }

    private static async Task<IEnumerable<string>> TrimmedAsync(
        SearchClient client,
        SourceDocument document,
        CancellationToken cancellationToken
    )
    {
        var problems = new List<string>();
        if (await CountAsync(client, $"{AccessFilter.For(Anonymous)} and {AccessFilter.OfDocument(document.Id)}", cancellationToken) > 0)
            problems.Add($"'{document.Id}' is readable for everyone and must not be");

        var member = Anonymous with { Groups = [.. document.Groups.Take(1)] };
        if (
            AccessFilter.Normal(member.Groups).Length > 0
            && await CountAsync(client, $"{AccessFilter.For(member)} and {AccessFilter.OfDocument(document.Id)}", cancellationToken) == 0
        )
            problems.Add($"'{document.Id}' is not readable for its group");
        return problems;
    }

    private static async Task<long> CountAsync(SearchClient client, string filter, CancellationToken cancellationToken) => (
            await client.SearchAsync<IndexedChunk>(
                "*",
                new SearchOptions
                {
                    Size = 0,
                    IncludeTotalCount = true,
                    Filter = filter,
                },
                cancellationToken
            )
        ).Value.TotalCount ?? 0;

    private static async Task<List<IndexedChunk>> ReadAsync(
        SearchClient client,
        string? words,
        SearchOptions options,
        CancellationToken cancellationToken
    ) =>
        await (await client.SearchAsync<IndexedChunk>(words, options, cancellationToken))
            .Value.GetResultsAsync()
            .Select(result => result.Document)
            .Take(Hits)
            .ToListAsync(cancellationToken);

    private static IEnumerable<SourceDocument> Spread(SourceDocument[] documents) =>
        documents.Where((_, at) => at % Math.Max(1, documents.Length / Samples) == 0).Take(Samples);
}
