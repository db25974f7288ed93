using App.Chunking;
using App.Formats;
using App.Offline;
using App.Retrieval;
using App.SentenceModel;
using App.Tests.Offline.Fitting;
using CommandLine;

namespace App.Tests.Offline;

/// <summary>The questions that authors wrote for the bundled documents, and what was fitted to them; FIT_QUESTIONS=1 fits anew.</summary>
public sealed class KnownQuestionsTests
{
    private const int Fewest = 15;

    public static TheoryData<string> Languages => [Language.English, Language.Korean];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_section_of_the_bundled_documents_has_known_questions(string language)
    {
        if (Environment.GetEnvironmentVariable("FIT_QUESTIONS") == "1" && language == Language.English)
        {
            var written = AskedFolder.Read();
            await new QuestionFit(
                new SentenceVectors(SentenceModel.Library!, Checkout.At("app", "Offline", "bundled.vectors"))
            ).WriteAsync([.. written, .. EvaluationSets.Read(), .. MadeQuestions.Of(written)]);
        }

        var known = KnownQuestions.In(Checkout.At("app", "Offline"));

        Assert.All(Sections(), section => Assert.NotNull(known.Of(language, section)));
        Assert.Null(known.Of(language, "cost.md#another-section"));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Authors_wrote_questions_for_every_section(string language)
    {
        var written = AskedFolder.Read().Where(question => question.Language == language).ToArray();

        Assert.Equal(Sections().Order(), written.SelectMany(question => question.Sections).Distinct().Order());
        Assert.All(written.Where(question => question.IsAnswered).GroupBy(question => question.Sections[0]), section =>
            Assert.True(section.Count() >= Fewest, $"{section.Key} has {section.Count()} questions")
        );
        Assert.Empty(written.GroupBy(question => question.Text).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_question_that_an_author_wrote_is_near_to_its_section(string language)
    {
        var known = KnownQuestions.In(Checkout.At("app", "Offline"));
        var sections = Sections();
        var written = AskedFolder.Read().Where(question => question.Language == language && question.IsAnswered).ToArray();

        var nearest = written.Count(question =>
        {
            var hashed = HashEmbeddingGenerator.Embed(question.Text);
            return sections.MaxBy(section => Vectors.Dot(known.Of(language, section)!.Words, hashed)) == question.Sections[0];
        });

        Assert.True(nearest > 0.85 * written.Length, $"{nearest} of {written.Length}");
    }

    [Fact]
    public void Without_their_files_no_questions_are_known()
    {
        Assert.Null(KnownQuestions.In(Path.GetTempPath()).Of(Language.English, Sections()[0]));
        Assert.Equal(default, KnownQuestions.None.Kinship("en words", null, HashEmbeddingGenerator.Embed("question")));
    }

    private static IReadOnlyList<string> Sections() =>
        [
            .. Directory
                .EnumerateFiles(Checkout.At("app", "knowledge"), "*.md")
                .SelectMany(path =>
                    MarkdownChunker.Chunk(
                        Sources.Document(Path.GetFileName(path)),
                        DocumentText.Of(System.IO.File.ReadAllText(path)).Cleaned()
                    )
                )
                .Select(chunk => KnowledgeSnapshot.Section(chunk.Id))
                .Distinct(),
        ];
}
