using App.Characters;

namespace App.Retrieval;

/// <summary>Turns text into the terms that are counted, indexed and compared.</summary>
internal static class Terms
{
    // Words that carry no subject, question words and polite phrases among them.
    private static readonly HashSet<string> Silent = new(
        (
            "a able about above after again all also am an and any anything are as at be because been before being best "
            + "better between both but by can cannot could describe did difference do does doing done down each etc "
            + "everything explain few for from further get give good got had happen happens has have having he help her here "
            + "hers him his how i if in into is it its just kind let like list may me mean means might more most much must my "
            + "need needs no nor not nothing of off often on once one only or other our out over own please rather right same "
            + "say she should show so some something such tell than that the their them then there these they thing things "
            + "this those through to too under until up upon us use used using very want was way ways we well were what when "
            + "where whether which while who whom why will with without would yes you your thank thanks hello hi s t ll re ve "
            + "don doesn isn aren"
        ).Split(' '),
        StringComparer.Ordinal
    );

    /// <summary>Stemmed words in reading order, without the silent ones.</summary>
    public static IReadOnlyList<string> Of(string text) => [.. Split(text).Select(part => part.Term)];

    /// <summary>Each term with the word that contains it.</summary>
    public static IEnumerable<(string Word, string Term)> Split(string text)
    {
        var folded = FoldedText.Of(text);
        var start = 0;
        for (var i = 0; i <= folded.Length; i++)
        {
            // Korean particles join names in other letters: "API를".
            var ends = i == folded.Length || !char.IsLetterOrDigit(folded[i]);
            if (!ends && (i == start || Language.IsHangul(folded[i]) == Language.IsHangul(folded[i - 1])))
                continue;
            if (i > start)
            {
                var word = folded[start..i];
                var joined = start > 0 && char.IsLetterOrDigit(folded[start - 1]);
                if (Language.IsHangul(word[0]))
                    foreach (var term in joined && KoreanStemmer.IsEnding(word) ? [] : KoreanStemmer.Terms(word))
                        yield return (word, term);
                else if (!Silent.Contains(word))
                    yield return (word, Stemmer.Stem(word));
            }

            start = ends ? i + 1 : i;
        }
    }
}
