using App.Offline;
using App.SentenceModel;

namespace App.Tests.Offline.Fitting;

/// <summary>A question and what the search sees of it.</summary>
/// <param name="Words">Its vector of hashed words, as <see cref="Comparison.Words"/>.</param>
internal sealed record ComparedQuestion(WrittenQuestion Question, Comparison Compared, float[] Words)
{
    /// <summary>How near it is to each section by meaning and by words, with vectors that did not see it; set by the fit.</summary>
    public float[] Meanings { get; set; } = [];

    public float[] Hashed { get; set; } = [];

    /// <summary>The evidence with how near the question is to those of each section.</summary>
    /// <param name="sections">The numbers of the sections.</param>
    public Comparison Complete(IReadOnlyDictionary<string, int> sections) =>
        Compared with
        {
            IsKnown = true,
            Passages =
            [
                .. Compared.Passages.Select(found =>
                    (
                        found.Passage,
                        found.Evidence with
                        {
                            Asked = Compared.Meaning is null ? 0 : Meanings[sections[KnowledgeSnapshot.Section(found.Passage.Chunk.Id)]],
                            AskedWords = Hashed[sections[KnowledgeSnapshot.Section(found.Passage.Chunk.Id)]],
                        }
                    )
                ),
            ],
        };

    public static float[] Near(float[][] sections, float[] vector) => [.. sections.Select(section => Vectors.Dot(section, vector))];
}
