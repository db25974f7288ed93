using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using App.Documents;
using App.Identity;
using App.Retrieval;

namespace App.Offline;

/// <summary>An immutable, searchable state of all documents.</summary>
internal sealed class KnowledgeSnapshot
{
    // Reciprocal rank fusion, 1 / (60 + rank), as in AI Search. Hashed vectors are the weaker signal: a weight of 0.3 found more of the
    // golden set among the first five than 0.5 or 1.
    private const double RankConstant = 60;
    private const double VectorShare = 0.3;

    private readonly EmbeddedChunk[] chunks;
    private readonly SourceDocument[] sources;
    private readonly HashSet<string>[] vocabulary;
    private readonly Bm25Index index;
    private readonly QuestionReader reader;

    /// <param name="stored">The chunks of each document, in an order that does not depend on when they were added.</param>
    public KnowledgeSnapshot(IReadOnlyCollection<IReadOnlyList<EmbeddedChunk>> stored, DateTimeOffset? changedAt)
    {
        chunks = [.. stored.SelectMany(document => document)];
        sources = Array.ConvertAll(chunks, entry => entry.Chunk.Source);
        // Includes title and headings, because a section often does not repeat them.
        var terms = chunks.Select(entry => Terms.Of(entry.Chunk.EmbeddedText)).ToArray();
        vocabulary = [.. terms.Select(list => list.ToHashSet(StringComparer.Ordinal))];
        index = new Bm25Index(terms);
        reader = new QuestionReader(index);
        State = new IndexState(Digest(), stored.Count, chunks.Length, changedAt);
    }

    public IndexState State { get; }

    public double Weight(string term) => index.Weight(term);

    /// <summary>Searches only what the caller can read. Other documents influence neither ranks nor known words.</summary>
    public Retrieved Search(string question, ReadOnlySpan<float> vector, Caller caller, int count)
    {
        var open = Open(caller);
        var asked = reader.Read(question, word => index.IsHeldBy(word, open));
        // Without a known word, vector matches are coincidence.
        if (asked.All(term => term.Meanings.Count == 0))
            return new Retrieved([], "hybrid", State.Version);

        var fused = new double[chunks.Length];
        Rank(index.Search(SearchTerms(asked), open, chunks.Length), 1);
        Rank(Nearest(vector, open), VectorShare);

        var passages = fused
            .Select((score, chunk) => new Hit(chunk, score))
            .Where(hit => hit.Score > 0)
            .OrderByDescending(hit => hit.Score)
            .Take(count)
            .Select(hit => new Passage(chunks[hit.Document].Chunk, hit.Score, Relevance(asked, vocabulary[hit.Document])));
        return new Retrieved([.. passages], "hybrid", State.Version);

        void Rank(IEnumerable<Hit> found, double share)
        {
            var rank = RankConstant;
            foreach (var hit in found)
                fused[hit.Document] += share / ++rank;
        }
    }

    public IEnumerable<string> Titles(Caller caller)
    {
        var open = Open(caller);
        return chunks.Where((_, number) => open(number)).Select(entry => entry.Chunk.Title).Distinct(StringComparer.Ordinal);
    }

    private Func<int, bool> Open(Caller caller)
    {
        var readable = new bool[chunks.Length];
        for (var chunk = 0; chunk < readable.Length; chunk++)
            readable[chunk] =
                chunk > 0 && ReferenceEquals(sources[chunk], sources[chunk - 1])
                    ? readable[chunk - 1]
                    : caller.MayRead(sources[chunk].Groups);
        return chunk => readable[chunk];
    }

    private static IEnumerable<Meaning> SearchTerms(IEnumerable<AskedTerm> asked) =>
        asked
            .SelectMany(term => term.Meanings)
            .GroupBy(meaning => meaning.Word, StringComparer.Ordinal)
            .Select(same => same.MaxBy(meaning => meaning.Likeness)!);

    private IEnumerable<Hit> Nearest(ReadOnlySpan<float> vector, Func<int, bool> open)
    {
        var hits = new List<Hit>();
        for (var chunk = 0; chunk < chunks.Length; chunk++)
            if (open(chunk) && Dot(vector, chunks[chunk].Vector.Span) is > 0 and var likeness)
                hits.Add(new Hit(chunk, likeness));
        return hits.OrderByDescending(hit => hit.Score);
    }

    // Unknown words count fully: a question about bread must not match because it mentions Azure.
    private static double Relevance(IReadOnlyList<AskedTerm> asked, HashSet<string> chunk)
    {
        var all = asked.Sum(term => term.Weight);
        var covered = asked.Sum(term => term.Weight * Likeness(term, chunk));
        return all > 0 ? covered / all : 0;
    }

    private static double Likeness(AskedTerm term, HashSet<string> chunk)
    {
        var most = 0.0;
        foreach (var meaning in term.Meanings)
            if (meaning.Likeness > most && chunk.Contains(meaning.Word))
                most = meaning.Likeness;
        return most;
    }

    private static float Dot(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var sum = Vector<float>.Zero;
        var i = 0;
        for (; i <= one.Length - Vector<float>.Count; i += Vector<float>.Count)
            sum += new Vector<float>(one[i..]) * new Vector<float>(other[i..]);
        var dot = Vector.Sum(sum);
        for (; i < one.Length; i++)
            dot += one[i] * other[i];
        return dot;
    }

    private string Digest()
    {
        var lines = chunks.Select(entry => $"{entry.Chunk.PipelineVersion} {entry.Chunk.Id} {entry.Chunk.ContentHash}");
        var content = string.Join('\n', lines);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..12];
    }
}
