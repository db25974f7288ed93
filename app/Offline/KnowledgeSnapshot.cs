using System.Security.Cryptography;
using System.Text;
using App.Characters;
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
    private readonly KnownQuestions questions;
    private readonly Lazy<Task<IReadOnlyDictionary<string, float[]>?>> meanings;
    private readonly Lazy<Task<TypingErrors>> typingErrors;

    /// <param name="stored">The chunks of each document, in an order that does not depend on when they were added.</param>
    public KnowledgeSnapshot(
        IReadOnlyCollection<IReadOnlyList<EmbeddedChunk>> stored,
        DateTimeOffset? changedAt,
        SentenceVectors vectors,
        KnownQuestions questions
    )
    {
        (this.vectors, this.questions) = (vectors, questions);
        chunks = [.. stored.SelectMany(document => document).Select(entry => entry.Chunk)];
        corpora = Corpora([.. stored.SelectMany(document => document)]);
        meanings = new(() =>
            vectors.OfAsync([.. chunks.Where(chunk => Language.Of(chunk.Text) == Language.English).SelectMany(SearchedPassage.TextsOf)])
        );
        typingErrors = new(async () =>
            new TypingErrors(
                chunks.SelectMany(chunk => Terms.Split(chunk.EmbeddedText)).Select(part => part.Word),
                await vectors.WordsAsync()
            )
        );
        State = new IndexState(Digest(), stored.Count, chunks.Length, changedAt);
    }

    public IndexState State { get; }

    /// <summary>Vectors of all texts; null without a model. The first call makes those that did not come with the build.</summary>
    public Task<IReadOnlyDictionary<string, float[]>?> MeaningsAsync() => meanings.Value;

    /// <summary>Searches only what the caller can read. Other documents influence neither ranks nor known words.</summary>
    /// <param name="isWhole">Whether the question says all that it asks, so that what kind of question it is counts.</param>
    public async ValueTask<Retrieved> SearchAsync(
        Query query,
        Caller caller,
        int count,
        IReadOnlyDictionary<string, float[]>? known,
        bool isWhole = true
    )
    {
        if (await CompareAsync(PlainText.Clean(query.Text), caller, known) is not { } compared)
            return new([], "hybrid", State.Version);

        var isKnown = isWhole && compared.IsKnown;
        var judgement = Judgements.For(compared.Judgement, isKnown);
        var ranked = compared.Ranked(judgement);
        var kinship = isKnown ? questions.Kinship(compared.Judgement, compared.Meaning, compared.Words.Span) : default;
        var relevance = judgement.Relevance(compared.QuestionEvidence(ranked, kinship));
        if (
            query.Beside is not null
            && await CompareAsync(PlainText.Clean(query.Beside), caller, known) is { } beside
            && beside.Language == compared.Language
        )
            ranked = Mixed(ranked, beside.Ranked(judgement), query.Share);
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
            compared.Meaning is null ? "hybrid" : "semantic",
            State.Version
        );
    }

    private static IReadOnlyList<(SearchedPassage Passage, PassageEvidence Evidence, double Score)> Mixed(
        IReadOnlyList<(SearchedPassage Passage, PassageEvidence Evidence, double Score)> ranked,
        IReadOnlyList<(SearchedPassage Passage, PassageEvidence Evidence, double Score)> beside,
        double share
    )
    {
        var (here, there) = (Scores(ranked), Scores(beside));
        // Without a model only passages with a word in common are compared.
        var (leastHere, leastThere) = (ranked[^1].Score, beside[^1].Score);
        return
        [
            .. ranked
                .Concat(beside)
                .DistinctBy(found => found.Passage)
                .Select(found =>
                    (
                        found.Passage,
                        found.Evidence,
                        Score: (1 - share) * here.GetValueOrDefault(found.Passage, leastHere)
                            + share * there.GetValueOrDefault(found.Passage, leastThere)
                    )
                )
                .OrderByDescending(found => found.Score),
        ];

        static Dictionary<SearchedPassage, double> Scores(
            IEnumerable<(SearchedPassage Passage, PassageEvidence Evidence, double Score)> ranked
        ) => ranked.ToDictionary(found => found.Passage, found => found.Score);
    }

    /// <summary>Null if nothing can be compared.</summary>
    public async ValueTask<Comparison?> CompareAsync(string question, Caller caller, IReadOnlyDictionary<string, float[]>? known)
    {
        var language = Language.OfQuestion(question);
        var (corpus, readable) = corpora
            .Select(corpus => (Corpus: corpus, Readable: corpus.Readable(caller)))
            .Where(entry => entry.Readable.Open.Contains(true))
            .OrderByDescending(entry => entry.Corpus.Language == language)
            .FirstOrDefault();
        if (corpus is null)
            return null;

        var asking = corpus.Expand(question, readable);
        if (known is not null)
            asking = (await typingErrors.Value).Correct(asking, readable.Has, vectors.Rank);
        var vector = known is null ? null : await VectorAsync(asking, language, corpus, readable);
        // In a Korean text without an English version they would be unknown words.
        var hasEnglish = corpus.Language == Language.English || corpus.IsTranslated(readable);
        var words = language == Language.Korean && hasEnglish ? $"{asking} {Glossary.Translate(asking)}" : asking;
        var asked = corpus.Read(words, readable, word => Rarity.Of(word, vector is null ? null : vectors));
        // Without a known word, letters match by coincidence.
        if (vector is null && asked.All(term => term.Meanings.Count == 0))
            return null;

        var hashed = HashEmbeddingGenerator.Embed(asking);
        var compared = corpus
            .Compare(asked, vector is null ? null : new Likeness(vector, known!), hashed, readable)
            .Where(found => vector is not null || found.Evidence.Keywords > 0)
            .ToArray();
        var isKnown = corpus.IsKnown(readable) && corpus.Language == language;
        return new Comparison(corpus.Language, isKnown, asking, asked, vector, hashed, compared);
    }

    // The model knows English: a Korean question is compared in English words with the English version of the documents.
    private ValueTask<float[]?> VectorAsync(string question, string language, Corpus corpus, Bm25 readable) =>
        corpus.Language == Language.Korean
            ? language == Language.Korean && corpus.IsTranslated(readable)
                ? vectors.OfAsync(Glossary.Translate(question))
                : ValueTask.FromResult<float[]?>(null)
            : vectors.OfAsync(question);

    private Corpus[] Corpora(EmbeddedChunk[] entries)
    {
        var languages = entries.ToLookup(entry => Language.Of(entry.Chunk.Text));
        SearchedPassage[] english =
        [
            .. languages[Language.English]
                .Select(entry => new SearchedPassage(
                    entry,
                    questions: vectors.CameWithTheBuild(entry.Chunk.EmbeddedText) ? Known(Language.English, entry) : null
                )),
        ];
        // "ko/cost.md#sizes" is the translation of "cost.md#sizes", and of its parts if the original is longer.
        var originals = english.ToLookup(passage => Section(passage.Chunk.Id), StringComparer.Ordinal);
        SearchedPassage[] korean =
        [
            .. languages[Language.Korean]
                .Select(entry =>
                    (
                        Entry: entry,
                        Originals: originals[Section(entry.Chunk.Id)].Where(original => AllRead(entry.Chunk, original.Chunk)).ToArray()
                    )
                )
                .Select(found => new SearchedPassage(
                    found.Entry,
                    found.Originals,
                    found.Originals is [{ Questions: not null }, ..] ? Known(Language.Korean, found.Entry) : null
                )),
        ];
        return
        [
            .. new[] { new Corpus(Language.English, english), new Corpus(Language.Korean, korean) }.Where(corpus =>
                corpus.Passages.Count > 0
            ),
        ];
    }

    // The words of an original that some readers of the translation cannot read would change their results.
    private static bool AllRead(Chunk translation, Chunk original) =>
        original.Source.Groups.Contains(Caller.Everyone) || translation.Source.Groups.All(original.Source.Groups.Contains);

    private SectionQuestions? Known(string language, EmbeddedChunk entry) => questions.Of(language, Section(entry.Chunk.Id));

    /// <summary>"cost.md#sizes" for each part of that section, in each language.</summary>
    public static string Section(string id)
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
