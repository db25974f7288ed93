namespace App.Offline;

/// <summary>Finds the known word for a misspelled one: the word with the most common letter pairs.</summary>
internal sealed class Spelling
{
    private const int ShortestWord = 4;

    private readonly (string Word, HashSet<int> Pairs)[] words;

    public Spelling(IEnumerable<string> vocabulary) =>
        words = [.. vocabulary.Where(IsWord).Order(StringComparer.Ordinal).Select(word => (word, Pairs(word)))];

    /// <summary>The nearest allowed word and its similarity: the Dice coefficient of letter pairs, 0 to 1.</summary>
    public Meaning? Nearest(string word, Func<string, bool> mayBeUsed)
    {
        if (!IsWord(word))
            return null;

        var pairs = Pairs(word);
        Meaning? best = null;
        foreach (var (known, knownPairs) in words)
        {
            // The first letter is rarely wrong.
            if (known[0] != word[0])
                continue;
            // The sizes of two sets limit their similarity.
            var most = 2.0 * Math.Min(pairs.Count, knownPairs.Count) / (pairs.Count + knownPairs.Count);
            if (most <= (best?.Likeness ?? 0))
                continue;
            var likeness = 2.0 * pairs.Count(knownPairs.Contains) / (pairs.Count + knownPairs.Count);
            if (likeness > (best?.Likeness ?? 0) && mayBeUsed(known))
                best = new Meaning(known, likeness);
        }

        return best;
    }

    // A short word or a number is near to many others.
    private static bool IsWord(string word) => word.Length >= ShortestWord && !word.Any(char.IsAsciiDigit);

    // With the first and last letter, which are rarely wrong.
    private static HashSet<int> Pairs(string word)
    {
        var pairs = new HashSet<int>();
        for (var i = -1; i < word.Length; i++)
            pairs.Add(((i < 0 ? '<' : word[i]) << 16) | (i + 1 < word.Length ? word[i + 1] : '>'));
        return pairs;
    }
}
