using App.SentenceModel;

namespace App.Offline;

/// <summary>
/// What is known of the questions to the bundled documents: fitted to questions that authors wrote for each section, and to questions
/// without an answer. tests/app/server/Offline/Fitting makes the files.
/// </summary>
/// <param name="Meanings">Among vectors of the sentence model; a Korean question in the words of the glossary.</param>
/// <param name="Words">Among vectors of hashed words and letters.</param>
internal sealed record KnownQuestions(QuestionVectors Meanings, QuestionVectors Words)
{
    public const string MeaningsFile = "asked-meanings.vectors";
    public const string WordsFile = "asked-words.vectors";

    public static KnownQuestions None { get; } = new(QuestionVectors.None, QuestionVectors.None);

    public static KnownQuestions In(string folder) =>
        new(
            new QuestionVectors(VectorFile.Read(Path.Combine(folder, MeaningsFile))),
            new QuestionVectors(VectorFile.Read(Path.Combine(folder, WordsFile), HashEmbeddingGenerator.Dimensions))
        );

    /// <summary>Null if questions to the section are not known.</summary>
    public SectionQuestions? Of(string language, string section)
    {
        var name = QuestionVectors.Section(language, section);
        return Meanings.Of(name) is { } meaning && Words.Of(name) is { } words ? new SectionQuestions(meaning, words) : null;
    }

    /// <summary>How near a question is to those with an answer.</summary>
    /// <param name="judgement">The name of what weighs it.</param>
    /// <param name="meaning">Its vector of the sentence model; null without a model.</param>
    public Kinship Kinship(string judgement, float[]? meaning, ReadOnlySpan<float> words)
    {
        var name = QuestionVectors.Answered(judgement);
        return new(
            meaning is not null && Meanings.Of(name) is { } meanings ? Vectors.Dot(meaning, meanings) : 0,
            Words.Of(name) is { } known ? Vectors.Dot(words, known) : 0
        );
    }
}
