using App.Documents;
using App.Retrieval;

namespace App.Offline;

/// <summary>A chunk that is prepared for search.</summary>
internal sealed class SearchedPassage
{
    /// <param name="counterparts">The same section in English, if this is a translation.</param>
    /// <param name="questions">Null if the questions to its section are not known.</param>
    public SearchedPassage(EmbeddedChunk entry, IReadOnlyList<SearchedPassage>? counterparts = null, SectionQuestions? questions = null)
    {
        Questions = questions;
        (Chunk, Hashed) = (entry.Chunk, entry.Vector);
        Counterparts = counterparts ?? [];
        // English names in a Korean question may be in the English version alone.
        Terms = [.. Retrieval.Terms.Of(Chunk.EmbeddedText), .. Counterparts.SelectMany(original => original.Terms)];
        Words = Terms.ToHashSet(StringComparer.Ordinal);
        Heading = Retrieval
            .Terms.Of($"{Chunk.Title}\n{Chunk.Heading}")
            .Concat(Counterparts.SelectMany(original => original.Heading))
            .ToHashSet(StringComparer.Ordinal);
        Sentences = [.. Offline.Sentences.Of(Chunk.Text).Select(sentence => sentence.Text)];
        SentenceWords = [.. Sentences.Select(sentence => Retrieval.Terms.Of(sentence).ToHashSet(StringComparer.Ordinal))];
    }

    public Chunk Chunk { get; }

    /// <summary>The vector of hashed words and letters.</summary>
    public ReadOnlyMemory<float> Hashed { get; }

    public IReadOnlyList<string> Terms { get; }

    public HashSet<string> Words { get; }

    public HashSet<string> Heading { get; }

    public IReadOnlyList<string> Sentences { get; }

    public IReadOnlyList<HashSet<string>> SentenceWords { get; }

    /// <summary>The same section in English, whose meaning can be compared; empty if this is no translation.</summary>
    public IReadOnlyList<SearchedPassage> Counterparts { get; }

    /// <summary>Null if the questions to its section are not known.</summary>
    public SectionQuestions? Questions { get; }

    /// <summary>The texts whose meaning is compared: all of it, the headings, and each sentence.</summary>
    public static IEnumerable<string> TextsOf(Chunk chunk) =>
        [chunk.EmbeddedText, HeadingOf(chunk), .. Offline.Sentences.Of(chunk.Text).Select(sentence => sentence.Text)];

    public static string HeadingOf(Chunk chunk) => $"{chunk.Title}: {chunk.Heading}";
}
