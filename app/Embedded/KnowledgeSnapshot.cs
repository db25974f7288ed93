using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using App.Identity;
using App.Ingestion;
using App.Retrieval;

namespace App.Embedded;

/// <summary>What is known at one moment, ready to be searched. Never changes, so a search sees one state of all documents.</summary>
internal sealed class KnowledgeSnapshot
{
    // Ranks are added up as 1 / (60 + rank), as AI Search does; letters alone are the weaker witness.
    private const double RankConstant = 60;
    private const double VectorShare = 0.5;

    // Below this a misspelling is as likely another word.
    private const double SameWord = 0.5;

    private readonly EmbeddedChunk[] chunks;
    private readonly int[] documents;
    private readonly IReadOnlyList<string>[] groups;
    private readonly HashSet<string>[] vocabulary;
    private readonly Bm25Index index;
    private readonly Spelling spelling;

    /// <param name="stored">Each document's chunks, in an order that does not depend on when they came in.</param>
    public KnowledgeSnapshot(IReadOnlyCollection<IReadOnlyList<EmbeddedChunk>> stored, DateTimeOffset? changedAt)
    {
        chunks = [.. stored.SelectMany(document => document)];
        documents = [.. stored.SelectMany((document, number) => document.Select(_ => number))];
        groups = [.. stored.Select(document => document[0].Chunk.Source.Groups)];
        // Title and headings are what a section is about, though its own text may never repeat them.
        var terms = chunks.Select(entry => Terms.Of(entry.Chunk.EmbeddedText)).ToArray();
        vocabulary = [.. terms.Select(list => list.ToHashSet(StringComparer.Ordinal))];
        index = new Bm25Index(terms);
        spelling = new Spelling(index.Vocabulary);
        State = new IndexState(Digest(), stored.Count, chunks.Length, changedAt);
    }

    public IndexState State { get; }

    public double Weight(string term) => index.Weight(term);

    /// <summary>Only what the caller may read takes part: it has no rank, and lends no word, to anything else.</summary>
    public Retrieved Search(string question, ReadOnlySpan<float> vector, Caller caller, int count)
    {
        var open = Open(caller);
        var asked = Terms.Of(question).Distinct(StringComparer.Ordinal).Select(term => Understand(term, open)).ToArray();
        var fused = new Dictionary<int, double>();
        Rank(index.Search(asked.Select(term => term.Meant), open, chunks.Length).Select(hit => hit.Document), 1);
        Rank(Nearest(vector, open), VectorShare);

        return new Retrieved(
            [
                .. fused.OrderByDescending(hit => hit.Value).ThenBy(hit => hit.Key).Take(count)
                    .Select(hit => new Passage(chunks[hit.Key].Chunk, hit.Value, Relevance(asked, vocabulary[hit.Key]))),
            ],
            "hybrid",
            State.Version);

        void Rank(IEnumerable<int> found, double share)
        {
            foreach (var (rank, chunk) in found.Index())
                fused[chunk] = fused.GetValueOrDefault(chunk) + share / (RankConstant + rank + 1);
        }
    }

    public IEnumerable<string> Titles(Caller caller)
    {
        var open = Open(caller);
        return chunks.Where((_, number) => open(number)).Select(entry => entry.Chunk.Title).Distinct(StringComparer.Ordinal);
    }

    private Func<int, bool> Open(Caller caller)
    {
        var readable = Array.ConvertAll(groups, caller.MayRead);
        return chunk => readable[documents[chunk]];
    }

    private (string Asked, string Meant, double Likeness) Understand(string term, Func<int, bool> open)
    {
        bool IsKnown(string word) => index.Holders(word).Any(open);
        if (IsKnown(term) || spelling.Nearest(term, IsKnown) is not { Likeness: >= SameWord } near)
            return (term, term, 1);
        return (term, near.Word, near.Likeness);
    }

    private int[] Nearest(ReadOnlySpan<float> vector, Func<int, bool> open)
    {
        var likeness = new List<(int Chunk, float Value)>(chunks.Length);
        for (var chunk = 0; chunk < chunks.Length; chunk++)
            if (open(chunk) && Dot(vector, chunks[chunk].Vector.Span) is > 0 and var value)
                likeness.Add((chunk, value));
        return [.. likeness.OrderByDescending(hit => hit.Value).ThenBy(hit => hit.Chunk).Select(hit => hit.Chunk)];
    }

    // Words that no document knows count fully: a question about bread is not answered because it mentions Azure.
    private double Relevance(IReadOnlyList<(string Asked, string Meant, double Likeness)> asked, HashSet<string> chunk)
    {
        var all = asked.Sum(term => index.Weight(term.Asked));
        return all == 0 ? 0 : asked.Where(term => term.Asked == term.Meant && chunk.Contains(term.Asked)).Sum(term => index.Weight(term.Asked)) / all;
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
        var content = string.Join('\n', chunks.Select(entry => $"{entry.Chunk.PipelineVersion} {entry.Chunk.Id} {entry.Chunk.ContentHash}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..12];
    }
}
