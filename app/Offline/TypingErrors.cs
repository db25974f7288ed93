using System.Text.RegularExpressions;
using App.Characters;
using App.Retrieval;
using Quickenshtein;

namespace App.Offline;

/// <summary>
/// Corrects words that neither English nor the documents have, before their meaning is compared: a model without the word compares its
/// pieces.
/// </summary>
internal sealed partial class TypingErrors
{
    private const int ShortestWord = 4;

    // Shorter words are near to many others with two errors.
    private const int ShortestWithTwoErrors = 8;

    // An error costs as much as a word that is e^4 = 55 times as rare; a word of the documents is one of the more frequent ones.
    private const double Error = 4;
    private const int RankOfDocuments = 200;

    private readonly ILookup<(char First, int Length), (string Word, int Rank)> words;
    private readonly HashSet<string> ofDocuments;

    /// <param name="documents">Words of the documents.</param>
    /// <param name="english">Words of English, the most frequent first.</param>
    public TypingErrors(IEnumerable<string> documents, IEnumerable<string> english)
    {
        ofDocuments = [.. documents.Where(IsWord)];
        words = ofDocuments
            .Select(word => (Word: word, Rank: RankOfDocuments))
            .Concat(english.Index().Select(entry => (Word: entry.Item, Rank: entry.Index + 1)).Where(entry => IsWord(entry.Word)))
            .GroupBy(entry => entry.Word, StringComparer.Ordinal)
            .Select(same => (Word: same.Key, Rank: same.Min(entry => entry.Rank)))
            .ToLookup(entry => (entry.Word[0], entry.Word.Length));
    }

    /// <summary>The question with the likeliest words instead of those that are not known.</summary>
    /// <param name="isReadable">Whether the caller can read a document with the stem.</param>
    /// <param name="rank">The place of a word among the most frequent ones of English; null for a rare word.</param>
    public string Correct(string question, Func<string, bool> isReadable, Func<string, int?> rank) =>
        Word().Replace(question, match => Nearest(match, isReadable, rank) ?? match.Value);

    private string? Nearest(Match match, Func<string, bool> isReadable, Func<string, int?> rank)
    {
        var word = FoldedText.Of(match.Value);
        var stem = Stemmer.Stem(word);
        if (rank(word) is not null || (ofDocuments.Contains(word) && isReadable(stem)))
            return null;

        // A form of a known word is at most another form of it: "runing".
        var isForm = rank(stem) is not null || isReadable(stem) || Synonyms.Of(stem).Any(isReadable);
        // A name that English does not have may be one of the documents.
        var isName = match.Index > 0 && char.IsAsciiLetterUpper(match.Value[0]);
        var errors = word.Length < ShortestWithTwoErrors ? 1 : 2;
        string? best = null;
        var least = double.PositiveInfinity;
        for (var length = Math.Max(ShortestWord, word.Length - errors); length <= word.Length + errors; length++)
            foreach (var (known, place) in words[(word[0], length)])
            {
                var cost = Math.Log(place);
                if (cost + Error >= least)
                    continue;
                var distance = Distance(word, known);
                cost += Error * distance;
                if (distance > errors || cost >= least || !MayBeUsed(known))
                    continue;
                (best, least) = (known, cost);
            }

        return best;

        bool MayBeUsed(string known) =>
            (ofDocuments.Contains(known) && isReadable(Stemmer.Stem(known)) || (!isName && rank(known) is not null))
            && (!isForm || Stemmer.Stem(known) == stem);
    }

    private static bool IsWord(string word) => word.Length >= ShortestWord && word.All(char.IsAsciiLetterLower);

    // Letters that are missing, added, wrong, or in the place of their neighbour.
    private static int Distance(string left, string right) => AreSwapped(left, right) ? 1 : Levenshtein.GetDistance(left, right);

    private static bool AreSwapped(string left, string right)
    {
        var first = left.AsSpan().CommonPrefixLength(right);
        return left.Length == right.Length
            && first < left.Length - 1
            && left[first] == right[first + 1]
            && left[first + 1] == right[first]
            && left.AsSpan(first + 2).SequenceEqual(right.AsSpan(first + 2));
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}])[A-Za-z]{4,}(?![\p{L}\p{N}])")]
    private static partial Regex Word();
}
