namespace App.Retrieval;

/// <summary>The language of a text, as far as search has to know it.</summary>
internal static class Language
{
    public const string English = "en";
    public const string Korean = "ko";

    // Korean texts have English names in them; English texts hardly have Korean ones.
    private const double KoreanShare = 0.2;

    /// <summary>Korean, or English for every other language.</summary>
    public static string Of(string text)
    {
        var (letters, hangul) = (0, 0);
        foreach (var c in text)
        {
            if (char.IsLetter(c))
                letters++;
            if (IsHangul(c))
                hangul++;
        }

        return hangul > 0 && hangul >= letters * KoreanShare ? Korean : English;
    }

    /// <summary>The language to answer in: a Korean question can be mostly English names.</summary>
    public static string OfQuestion(string question) => question.Count(IsHangul) > 1 ? Korean : Of(question);

    public static bool IsHangul(char c) => c is >= '\uAC00' and <= '\uD7A3';
}
