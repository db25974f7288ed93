using System.Security.Cryptography;
using System.Text;
using App.Ingestion;

namespace App.Retrieval;

/// <summary>The bundled documents, searchable in memory.</summary>
internal sealed class KnowledgeIndex : IRetriever
{
    private readonly IReadOnlyList<Chunk> chunks;
    private readonly IReadOnlyList<HashSet<string>> vocabulary;
    private readonly Bm25Index index;

    public KnowledgeIndex(IReadOnlyList<Chunk> chunks)
    {
        this.chunks = chunks;
        // Title and headings are what a section is about, though its own text may never repeat them.
        var terms = chunks.Select(chunk => Terms.Of($"{chunk.Title} {chunk.Heading} {chunk.Text}")).ToArray();
        vocabulary = [.. terms.Select(list => list.ToHashSet(StringComparer.Ordinal))];
        index = new Bm25Index(terms);
        Titles = [.. chunks.Select(chunk => chunk.Title).Distinct(StringComparer.Ordinal)];
        Version = Digest(chunks);
    }

    public IReadOnlyList<string> Titles { get; }

    public int ChunkCount => chunks.Count;

    /// <summary>Names the content: two indexes with one version answer alike.</summary>
    public string Version { get; }

    public double Weight(string term) => index.Weight(term);

    public ValueTask<IReadOnlyList<Passage>> RetrieveAsync(string question, int count, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var terms = Terms.Of(question);
        return ValueTask.FromResult<IReadOnlyList<Passage>>(
        [
            .. index.Search(terms, count)
                .Select(hit => new Passage(chunks[hit.Document], hit.Score, Relevance(terms, vocabulary[hit.Document]))),
        ]);
    }

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
