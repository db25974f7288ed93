using System.Text;

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
    public static IReadOnlyList<string> Of(string text)
    {
        var terms = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormKC).ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(c);
                continue;
            }

            Close();
        }

        Close();
        return terms;

        void Close()
        {
            if (word.Length == 0)
                return;
            var text = word.ToString();
            word.Clear();
            if (!Silent.Contains(text))
                terms.Add(Stemmer.Stem(text));
        }
    }
}
