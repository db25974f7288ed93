using System.Security.Cryptography;
using System.Text;
using App.Documents;
using App.Identity;
using App.Retrieval;
using App.SentenceModel;

namespace App.Offline;

/// <summary>An immutable, searchable state of all documents.</summary>
internal sealed class KnowledgeSnapshot
{
    // A passage that scores this much less than the first is about a third as relevant.
    private const double RelevanceSpan = 3;

    private readonly Chunk[] chunks;
    private readonly Corpus[] corpora;
    private readonly SentenceVectors vectors;
    private readonly Lazy<Task<IReadOnlyDictionary<string, float[]>?>> meanings;

    /// <param name="stored">The chunks of each document, in an order that does not depend on when they were added.</param>
    public KnowledgeSnapshot(IReadOnlyCollection<IReadOnlyList<EmbeddedChunk>> stored, DateTimeOffset? changedAt, SentenceVectors vectors)
    {
        this.vectors = vectors;
        chunks = [.. stored.SelectMany(document => document).Select(entry => entry.Chunk)];
        corpora = Corpora([.. stored.SelectMany(document => document)]);
        meanings = new(() =>
            vectors.OfAsync([.. chunks.Where(chunk => Language.Of(chunk.Text) == Language.English).SelectMany(SearchedPassage.TextsOf)])
        );
        State = new IndexState(Digest(), stored.Count, chunks.Length, changedAt);
    }

    public IndexState State { get; }

    /// <summary>Vectors of all texts; null without a model. The first call makes those that did not come with the build.</summary>
    public Task<IReadOnlyDictionary<string, float[]>?> MeaningsAsync() => meanings.Value;

    /// <summary>Searches only what the caller can read. Other documents influence neither ranks nor known words.</summary>
    /// <param name="isWhole">Whether the question says all that it asks, so that what kind of question it is counts.</param>
    public async ValueTask<Retrieved> SearchAsync(
        string question,
        Caller caller,
        int count,
        IReadOnlyDictionary<string, float[]>? known,
        bool isWhole = true
    )
    {
        var language = Language.OfQuestion(question);
        var (corpus, readable) = corpora
            .Select(corpus => (Corpus: corpus, Readable: corpus.Readable(caller)))
            .Where(entry => entry.Readable.Open.Contains(true))
            .OrderByDescending(entry => entry.Corpus.Language == language)
            .FirstOrDefault();
        if (corpus is null)
            return Nothing();

        var asking = corpus.Expand(question, readable);
        var vector = known is null ? null : await VectorAsync(asking, language, corpus);
        var asked = corpus.Read(language == Language.Korean ? $"{asking} {Glossary.Translate(asking)}" : asking, readable, word =>
            Rarity.Of(word, vector is null ? null : vectors)
        );
        // Without a known word, letters match by coincidence.
        if (vector is null && asked.All(term => term.Meanings.Count == 0))
            return Nothing();

        var judgement = (corpus.Language == Language.Korean, vector is not null) switch
        {
            (true, true) => Judgements.KoreanMeaning,
            (true, false) => Judgements.KoreanWords,
            (false, true) => Judgements.Meaning,
            (false, false) => Judgements.Words,
        };
        var ranked = corpus
            .Compare(asking, asked, vector is null ? null : new Likeness(vector, known!), readable)
            .Where(found => vector is not null || found.Evidence.Keywords > 0)
            .Select(found => (found.Passage, found.Evidence, Score: judgement.Score(found.Evidence)))
            .OrderByDescending(found => found.Score)
            .ToArray();
        var first = ranked[0].Passage.Chunk;
        var isBundled = judgement == Judgements.Meaning && vectors.CameWithTheBuild(first.EmbeddedText);
        var kinship = isBundled && isWhole ? vectors.Kinship(vector!) : null;
        var relevance = (kinship is null ? judgement : Judgements.Bundled).Relevance(
            QuestionEvidence.Of(
                QuestionKind.Of(question).Beside(first.Text),
                asked,
                [.. ranked.Select(found => found.Evidence)],
                ranked[0].Score,
                kinship ?? 0
            )
        );
        return new Retrieved(
            [
                .. ranked
                    .Take(count)
                    .Select(found => new Passage(
                        found.Passage.Chunk,
                        found.Score,
                        relevance * Math.Exp((found.Score - ranked[0].Score) / RelevanceSpan)
                    )),
            ],
            vector is null ? "hybrid" : "semantic",
            State.Version
        );

        Retrieved Nothing() => new([], "hybrid", State.Version);
    }

    // The model knows English: a Korean question is compared in English words with the English version of the documents.
    private ValueTask<float[]?> VectorAsync(string question, string language, Corpus corpus) =>
        corpus.Language == Language.Korean
            ? language == Language.Korean && corpus.IsTranslated
                ? vectors.OfAsync(Glossary.Translate(question))
                : ValueTask.FromResult<float[]?>(null)
            : vectors.OfAsync(question);

    private static Corpus[] Corpora(EmbeddedChunk[] entries)
    {
        var languages = entries.ToLookup(entry => Language.Of(entry.Chunk.Text));
        SearchedPassage[] english = [.. languages[Language.English].Select(entry => new SearchedPassage(entry))];
        // "ko/cost.md#sizes" is the translation of "cost.md#sizes", and of its parts if the original is longer.
        var originals = english.ToLookup(passage => Section(passage.Chunk.Id), StringComparer.Ordinal);
        SearchedPassage[] korean =
        [
            .. languages[Language.Korean].Select(entry => new SearchedPassage(entry, [.. originals[Section(entry.Chunk.Id)]])),
        ];
        return
        [
            .. new[] { new Corpus(Language.English, english), new Corpus(Language.Korean, korean) }.Where(corpus =>
                corpus.Passages.Count > 0
            ),
        ];
    }

    private static string Section(string id)
    {
        id = id.StartsWith($"{Language.Korean}/", StringComparison.Ordinal) ? id[(Language.Korean.Length + 1)..] : id;
        var part = id.LastIndexOf('-');
        return part > 0 && id[(part + 1)..] is [>= '2' and <= '9'] ? id[..part] : id;
    }

    /// <summary>How well words distinguish the passages in the language of a question that every caller can read.</summary>
    public Func<string, double> Weight(string question)
    {
        var language = Language.OfQuestion(question);
        var corpus = corpora.OrderByDescending(corpus => corpus.Language == language).FirstOrDefault();
        return corpus is null ? _ => 0 : corpus.Readable(Caller.At("")).Weight;
    }

    public IEnumerable<string> Titles(Caller caller) =>
        chunks.Where(chunk => caller.MayRead(chunk.Source.Groups)).Select(chunk => chunk.Title).Distinct(StringComparer.Ordinal);

    private string Digest()
    {
        var lines = chunks.Select(chunk => $"{chunk.PipelineVersion} {chunk.Id} {chunk.ContentHash}");
        var content = string.Join('\n', lines);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..12];
    }
}
