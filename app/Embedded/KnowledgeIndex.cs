using System.Security.Cryptography;
using System.Text;
using App.Identity;
using App.Ingestion;
using App.Retrieval;

namespace App.Embedded;

/// <summary>The bundled documents, searchable in memory.</summary>
internal sealed class KnowledgeIndex : IRetriever
{
    private readonly IReadOnlyList<Chunk> chunks;
    private readonly IReadOnlyList<HashSet<string>> vocabulary;
    private readonly Bm25Index index;
    private readonly IndexState state;

    public KnowledgeIndex(IReadOnlyList<Chunk> chunks)
    {
        this.chunks = chunks;
        // Title and headings are what a section is about, though its own text may never repeat them.
        var terms = chunks.Select(chunk => Terms.Of($"{chunk.Title} {chunk.Heading} {chunk.Text}")).ToArray();
        vocabulary = [.. terms.Select(list => list.ToHashSet(StringComparer.Ordinal))];
        index = new Bm25Index(terms);
        state = new IndexState(Digest(chunks), chunks.Select(chunk => chunk.Source.Id).Distinct(StringComparer.Ordinal).Count(), chunks.Count, null);
    }

    public double Weight(string term) => index.Weight(term);

    public ValueTask<Retrieved> RetrieveAsync(string question, Caller caller, int count, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var terms = Terms.Of(question);
        var passages = index.Search(terms, chunks.Count)
            .Where(hit => caller.MayRead(chunks[hit.Document].Source.Groups))
            .Take(count)
            .Select(hit => new Passage(chunks[hit.Document], hit.Score, Relevance(terms, vocabulary[hit.Document])))
            .ToArray();
        return ValueTask.FromResult(new Retrieved(passages, "keyword", state.Version));
    }

    public ValueTask<IReadOnlyList<string>> TitlesAsync(Caller caller, int count, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<string>>(
        [
            .. chunks.Where(chunk => caller.MayRead(chunk.Source.Groups)).Select(chunk => chunk.Title).Distinct(StringComparer.Ordinal).Take(count),
        ]);

    public ValueTask<IndexState> StateAsync(CancellationToken cancellationToken) => ValueTask.FromResult(state);

    // Words that no document knows count fully: a question about bread is not answered because it mentions Azure.
    private double Relevance(IReadOnlyList<string> question, HashSet<string> chunk)
    {
        var asked = question.Distinct(StringComparer.Ordinal).ToArray();
        return asked.Where(chunk.Contains).Sum(index.Weight) / asked.Sum(index.Weight);
    }

    private static string Digest(IReadOnlyList<Chunk> chunks)
    {
        var content = string.Join('\n', chunks.Select(chunk => $"{chunk.PipelineVersion} {chunk.Id} {chunk.ContentHash}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..12];
    }
}
