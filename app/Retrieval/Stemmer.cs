namespace App.Retrieval;

/// <summary>
/// A light stemmer for English: joins the forms of one word (model, models, modelled, modelling) and leaves
/// derivation alone, because a wrong join costs more than a missed one when answers are quoted.
/// </summary>
internal static class Stemmer
{
    private const int ShortestStem = 3;

    public static string Stem(string word)
    {
        var stem = Plural(word);

        foreach (var ending in (ReadOnlySpan<string>)["ing", "ed", "ly"])
            if (stem.EndsWith(ending, StringComparison.Ordinal) && HasStem(stem, ending.Length))
            {
                stem = Undouble(stem[..^ending.Length]);
                break;
            }

        // "cache" and "caching", "policy" and "policies" meet without their last vowel.
        return stem.Length > ShortestStem && stem[^1] is 'e' or 'y' ? stem[..^1] : stem;
    }

    private static string Plural(string word) =>
        word switch
        {
            [.., 'i', 'e', 's'] when word.Length > 4 => word[..^3] + 'y',
            [.., 's', 's', 'e', 's'] or [.., 'x', 'e', 's'] or [.., 'c', 'h', 'e', 's'] or [.., 's', 'h', 'e', 's'] => word[..^2],
            [.., 's', 's'] or [.., 'u', 's'] or [.., 'i', 's'] => word,
            [.., 's'] when word.Length > 3 => word[..^1],
            _ => word,
        };

    private static bool HasStem(string word, int ending) =>
        word.Length - ending >= ShortestStem && word[..^ending].AsSpan().IndexOfAny("aeiouy") >= 0;

    private static string Undouble(string stem) =>
        stem.Length > ShortestStem && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z' or 'e') ? stem[..^1] : stem;
}
