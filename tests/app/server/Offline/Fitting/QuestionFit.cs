using System.Globalization;
using App.Chunking;
using App.Documents;
using App.Formats;
using App.Identity;
using App.Offline;
using App.Retrieval;
using App.SentenceModel;
using CommandLine;

namespace App.Tests.Offline.Fitting;

/// <summary>
/// Fits what offline mode knows of the questions to the bundled documents: vectors of sections, weights, and directions to questions with
/// an answer. What weighs the nearness to sections learns from vectors that did not see the question: the refusal from those of other
/// folds, the order from questions that no vector sees. Authors of questions look at the section, and share more words with it than
/// visitors do; an order that is learned from theirs trusts such words too much.
/// </summary>
internal sealed class QuestionFit(SentenceVectors vectors)
{
    private const int Folds = 3;

    private static readonly string Folder = Checkout.At("app", "Offline");
    private static readonly string Weights = Path.Combine(Folder, "judgements.txt");

    private readonly List<(string Name, float[] Vector)> meanings = [];
    private readonly List<(string Name, float[] Vector)> words = [];

    /// <summary>Writes the files of the app; some minutes.</summary>
    public async Task WriteAsync(IReadOnlyList<WrittenQuestion> written)
    {
        var snapshot = new KnowledgeSnapshot(Documents(), null, vectors, KnownQuestions.None);
        var known = await snapshot.MeaningsAsync();
        var lines = File.ReadAllLines(Weights).ToList();
        foreach (var language in new[] { Language.English, Language.Korean })
        {
            var questions = written.Where(question => question.Language == language).DistinctBy(question => question.Text).ToArray();
            var sections = questions.SelectMany(question => question.Sections).Distinct().Order(StringComparer.Ordinal).ToArray();
            var numbers = sections
                .Select((section, number) => (section, number))
                .ToDictionary(entry => entry.section, entry => entry.number);
            var byMeaning = await ComparedAsync(snapshot, questions, known);
            Near(
                byMeaning,
                language,
                sections,
                question => question.Compared.Meaning!,
                meanings,
                (question, near) => question.Meanings = near
            );
            Near(byMeaning, language, sections, question => question.Words, words, (question, near) => question.Hashed = near);
            Judge(Judgements.Name(language, byMeaning: true), byMeaning, numbers, lines);

            var hashed = byMeaning.ToDictionary(question => question.Question, question => question.Hashed);
            var byWords = (await ComparedAsync(snapshot, questions, null))
                .Where(question => hashed.ContainsKey(question.Question))
                .ToArray();
            foreach (var question in byWords)
                question.Hashed = hashed[question.Question];
            Judge(Judgements.Name(language, byMeaning: false), byWords, numbers, lines);
        }

        await File.WriteAllBytesAsync(Path.Combine(Folder, KnownQuestions.MeaningsFile), VectorFile.Write(meanings));
        await File.WriteAllBytesAsync(Path.Combine(Folder, KnownQuestions.WordsFile), VectorFile.Write(words));
        await File.WriteAllTextAsync(Weights, $"{string.Join('\n', lines)}\n");
    }

    private static IReadOnlyCollection<IReadOnlyList<EmbeddedChunk>> Documents() =>
        [
            .. Directory
                .EnumerateFiles(Checkout.At("app", "knowledge"), "*.md", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(path =>
                    MarkdownChunker
                        .Chunk(
                            Sources.Document(Path.GetRelativePath(Checkout.At("app", "knowledge"), path)),
                            DocumentText.Of(File.ReadAllText(path)).Cleaned()
                        )
                        .Select(chunk => new EmbeddedChunk(chunk, HashEmbeddingGenerator.Embed(chunk.EmbeddedText)))
                        .ToArray()
                ),
        ];

    private static async Task<IReadOnlyList<ComparedQuestion>> ComparedAsync(
        KnowledgeSnapshot snapshot,
        IReadOnlyList<WrittenQuestion> questions,
        IReadOnlyDictionary<string, float[]>? known
    )
    {
        var compared = new List<ComparedQuestion>();
        foreach (var question in questions)
            if (await snapshot.CompareAsync(App.Characters.PlainText.Clean(question.Text), Caller.At("::1"), known) is { } found)
                compared.Add(new ComparedQuestion(question, found, found.Words.ToArray()));
        return compared;
    }

    // The vectors that are stored saw all questions; how near a question is, is measured with those of the other folds.
    private static void Near(
        IReadOnlyList<ComparedQuestion> questions,
        string language,
        string[] sections,
        Func<ComparedQuestion, float[]> vector,
        List<(string Name, float[] Vector)> stored,
        Action<ComparedQuestion, float[]> set
    )
    {
        var answered = questions.Where(question => question.Question is { IsAnswered: true, IsUnseen: false }).ToArray();
        var all = Fit(answered);
        stored.AddRange(sections.Select((section, number) => (QuestionVectors.Section(language, section), all[number])));
        foreach (var question in questions)
            set(question, ComparedQuestion.Near(all, vector(question)));
        for (var fold = 0; fold < Folds; fold++)
        {
            var others = Fit([.. answered.Where(question => Fold(question) != fold)]);
            foreach (var question in answered.Where(question => Fold(question) == fold))
                set(question, ComparedQuestion.Near(others, vector(question)));
        }

        float[][] Fit(ComparedQuestion[] seen) =>
            SectionFit.Of(
                [
                    .. seen.Select(question =>
                        (vector(question), question.Question.Sections.Select(section => Array.IndexOf(sections, section)).ToArray())
                    ),
                ],
                sections.Length
            );

        static int Fold(ComparedQuestion question) => (int)(VectorFile.Key(question.Question.Origin) % Folds);
    }

    private void Judge(string name, IReadOnlyList<ComparedQuestion> questions, Dictionary<string, int> sections, List<string> lines)
    {
        var complete = questions.Select(question => (question.Question, Compared: question.Complete(sections), question.Words)).ToArray();
        var order = JudgementFit.Order([
            .. complete
                .Where(question => question.Question is { IsAnswered: true, IsUnseen: true })
                .Select(question => (question.Compared, question.Question)),
        ]);
        var judgement = new Judgement(order, [], 0);
        var (weights, toMeaning, toWords) = JudgementFit.Answer([
            .. complete.Select(question =>
                (
                    question.Compared.QuestionEvidence(question.Compared.Ranked(judgement), default),
                    question.Compared.Meaning,
                    question.Words,
                    question.Question
                )
            ),
        ]);
        if (toMeaning is not null)
            meanings.Add((QuestionVectors.Answered(name), toMeaning));
        words.Add((QuestionVectors.Answered(name), toWords));

        // The limit stays: it weighs wrong answers against wrong refusals, and is chosen by hand.
        var line = lines.FindIndex(line => line.StartsWith($"{Judgements.Known(name)};", StringComparison.Ordinal));
        lines[line] = string.Join("; ", Judgements.Known(name), Text(order), Text(weights), lines[line].Split("; ")[^1]);
    }

    private static string Text(double[] weights) =>
        string.Join(' ', weights.Select(weight => weight.ToString("0.##", CultureInfo.InvariantCulture)));
}
