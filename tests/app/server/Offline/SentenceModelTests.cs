using App.Grounding;
using App.Identity;
using App.Ingestion;
using App.Messages;
using App.Offline;
using App.SentenceModel;
using CommandLine;

namespace App.Tests.Offline;

/// <summary>With the model, where the build of the app found it; skipped elsewhere.</summary>
public sealed class SentenceModelTests
{
    private static readonly Lazy<Task<KnowledgeIndex>> Bundled = new(async () =>
    {
        var index = new KnowledgeIndex(
            new SentenceVectors(SentenceModel.Library, Checkout.At("app", "Offline", "bundled.vectors")),
            KnownQuestions.In(Checkout.At("app", "Offline")),
            TimeProvider.System
        );
        await Sources.Ingester().RunAsync(Sources.BundledFolder, index, default);
        return index;
    });

    // As the model's authors publish them, to three digits.
    [ModelFact]
    public void Likeness_equals_that_of_the_original_implementation()
    {
        var (model, pieces) = ModelLibrary.Open(SentenceModel.Library!);

        var (one, other) = (model.Embed("That is a happy person"), model.Embed("That is a very happy person"));

        Assert.Equal(0.943, Vectors.Dot(one, other), 3);
        Assert.Equal(1, Vectors.Dot(one, one), 5);
        Assert.True(pieces.Rank("time") < pieces.Rank("budget") && pieces.Rank("terraform") is null);
    }

    [ModelTheory]
    [InlineData("How can we bring the OpenAI bill down?", "cost.md#spending-fewer-tokens")]
    [InlineData("What should I monitor?", "operations.md#what-to-observe")]
    [InlineData("When is an agent overkill?", "application-security.md#tools-and-agents")]
    [InlineData("Do I have to say that it's a bot?", "responsible-ai.md#tell-people-what-they-are-talking-to")]
    [InlineData("파인튜닝하면 최신 정보를 알게 되나요?", "ko/choosing-a-model.md#prompting-grounding-fine-tuning")]
    public async Task A_passage_is_found_by_meaning(string question, string expected)
    {
        var passages = await (await Bundled.Value).FindAsync(question);

        Assert.Contains(expected, passages.Take(3).Select(passage => passage.Chunk.Id));
        Assert.True(GroundingGate.Allows(passages));
    }

    [ModelTheory]
    [InlineData("wich tieer do I need for a develpment enviroment?", "cost.md#choosing-sizes")]
    [InlineData("how do I protct aginst promt injektion", "application-security.md#prompt-injection")]
    public async Task A_question_with_typing_errors_is_compared_in_the_words_that_were_meant(string question, string expected) =>
        Assert.Equal(expected, (await (await Bundled.Value).FindAsync(question))[0].Chunk.Id);

    [ModelFact]
    public async Task A_question_that_loses_much_by_the_earlier_ones_is_about_another_subject()
    {
        string[] asked = ["Which tier for development?", "Sorry, I meant availability for production", "And tags?"];

        var searched = await new JoinedQuestion(await Bundled.Value).WriteAsync(
            [.. asked.Select(question => new ChatTurn { Role = ChatTurn.User, Content = question })],
            Caller.At("::1"),
            default
        );

        Assert.Equal(new SearchText("And tags?", SearchText.Alone), searched);
    }

    [ModelTheory]
    [InlineData("How long should I boil an egg?")]
    [InlineData("Which regions sell GPT-6 at what price?")]
    [InlineData("김치찌개 맛있게 끓이는 법 알려 주세요")]
    public async Task A_question_about_something_else_is_refused(string question)
    {
        Assert.False(GroundingGate.Allows(await (await Bundled.Value).FindAsync(question)));
    }

    [ModelFact]
    public async Task A_question_like_those_that_the_bundled_documents_answer_is_nearer_to_them()
    {
        var vectors = new SentenceVectors(SentenceModel.Library, "");
        var answered = await KinshipAsync("Why should the app sign in without a key?");
        var refused = await KinshipAsync("How much does a standard key cost per month?");

        Assert.True(answered.Meaning > refused.Meaning + 0.05);

        async Task<Kinship> KinshipAsync(string question) =>
            KnownQuestions
                .In(Checkout.At("app", "Offline"))
                .Kinship("en meaning", await vectors.OfAsync(question), HashEmbeddingGenerator.Embed(question));
    }

    [ModelFact]
    public async Task What_the_bundled_documents_answer_does_not_count_for_your_documents()
    {
        var folder = Directory.CreateTempSubdirectory();
        File.WriteAllText(
            Path.Combine(folder.FullName, "leave.md"),
            "# Leave\n\n## Holidays\n\nEmployees get thirty days of paid holidays."
        );
        File.WriteAllText(
            Path.Combine(folder.FullName, "access.json"),
            """{ "": { "groups": ["everyone"], "classification": "public" } }"""
        );
        var vectors = new SentenceVectors(SentenceModel.Library, Checkout.At("app", "Offline", "bundled.vectors"));
        var index = new KnowledgeIndex(vectors, KnownQuestions.In(Checkout.At("app", "Offline")), TimeProvider.System);
        await Sources.Ingester().RunAsync(new FolderSource(folder.FullName), index, default);
        const string Question = "Do employees get paid holidays?";

        var passages = await index.FindAsync(Question);

        Assert.True(GroundingGate.Allows(passages));
        Assert.Equal(await index.RelevanceAsync(Question, Caller.At("::1"), default), passages[0].Relevance);
        Assert.NotEqual(
            await (await Bundled.Value).RelevanceAsync("What should I monitor?", Caller.At("::1"), default),
            (await (await Bundled.Value).FindAsync("What should I monitor?"))[0].Relevance
        );
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Without_a_model_there_are_no_vectors()
    {
        Assert.Null(await SentenceVectors.None.OfAsync("question"));
        Assert.Null(await SentenceVectors.None.OfAsync(["text"]));
    }

    [Fact]
    public void A_file_that_is_no_model_is_refused() =>
        Assert.Throws<InvalidDataException>(() => new OnnxWeights(new MemoryStream([0x3A, 0x7F, 0x01])));

    [Fact]
    public void Stored_vectors_are_read_as_they_were_written()
    {
        var path = Path.GetTempFileName();
        var vector = Enumerable.Range(0, MiniLm.Dimensions).Select(i => MathF.Sin(i)).ToArray();
        Vectors.Normalise(vector);
        File.WriteAllBytes(path, VectorFile.Write([("text", vector)]));

        var read = VectorFile.Read(path)[VectorFile.Key("text")];

        Assert.InRange(Vectors.Dot(vector, read), 0.999f, 1.001f);
        File.Delete(path);
    }
}
