using System.Text;

namespace App.Formats;

/// <summary>
/// Letters of Arabic script in the shapes of the beginning, middle and end of a word, as PDFs store them, become the letters themselves.
/// The runtime does this only with ICU, which the app does not use.
/// </summary>
internal static class ArabicForms
{
    private const char First = '\uFE80';
    private const char FirstOfLamAlef = '\uFEF5';
    private const char Last = '\uFEFC';

    private const string Letters =
        "ءآآأأؤؤإإئئئئااببببةةتتتتثثثثججججححححخخخخددذذررززسسسسششششصصصصضضضضططططظظظظععععغغغغففففققققككككللللممممننننههههووىىيييي";

    // Letters that Persian and Urdu have beside those of Arabic.
    private static readonly (char First, char Last, char Letter)[] Others =
    [
        ('\uFB56', '\uFB59', 'پ'),
        ('\uFB66', '\uFB69', 'ٹ'),
        ('\uFB7A', '\uFB7D', 'چ'),
        ('\uFB88', '\uFB89', 'ڈ'),
        ('\uFB8A', '\uFB8B', 'ژ'),
        ('\uFB8C', '\uFB8D', 'ڑ'),
        ('\uFB8E', '\uFB91', 'ک'),
        ('\uFB92', '\uFB95', 'گ'),
        ('\uFB9E', '\uFB9F', 'ں'),
        ('\uFBA6', '\uFBA9', 'ہ'),
        ('\uFBAA', '\uFBAD', 'ھ'),
        ('\uFBAE', '\uFBAF', 'ے'),
        ('\uFBFC', '\uFBFF', 'ی'),
    ];

    public static string Plain(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uFB50', Last))
            return text;

        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
            Append(plain, letter);
        return plain.ToString();
    }

    private static void Append(StringBuilder plain, char letter)
    {
        if (letter is >= FirstOfLamAlef and <= Last)
            plain.Append('ل').Append("آأإا"[(letter - FirstOfLamAlef) / 2]);
        else if (letter is >= First and < FirstOfLamAlef)
            plain.Append(Letters[letter - First]);
        else
            plain.Append(
                Array.Find(Others, each => letter >= each.First && letter <= each.Last) is { Letter: not '\0' and var other }
                    ? other
                    : letter
            );
    }
}
