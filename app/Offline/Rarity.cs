using App.Retrieval;
using App.SentenceModel;

namespace App.Offline;

/// <summary>How much a word says about the subject of a question, 0 to 1: common words say little, known or not.</summary>
internal static class Rarity
{
    private const double Korean = 0.5;
    private const double Everyday = 0.2;
    private const double Short = 0.6;
    private const double Least = 0.05;
    private const double Most = 0.99;

    // The first words are common everywhere; from the last one on, a word is as rare as one that is not listed.
    private const double FirstRank = 300;
    private const double Span = 100;

    /// <param name="vectors">Knows the frequency of English words; without it a short list does.</param>
    public static double Of(string word, SentenceVectors? vectors)
    {
        // Pairs of syllables are parts of words.
        if (Language.IsHangul(word[0]))
            return Korean;
        if (vectors is not null)
            return (vectors.Rank(word) ?? vectors.Rank(Stemmer.Stem(word))) is { } rank
                ? Math.Clamp(Math.Log(rank / FirstRank) / Math.Log(Span), Least, Most)
                : 1;
        return EverydayWords.Contain(Stemmer.Stem(word)) ? Everyday
            : word.Length <= 3 ? Short
            : 1;
    }
}
