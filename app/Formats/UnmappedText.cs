using System.Globalization;
using App.Documents;

namespace App.Formats;

/// <summary>Detects text whose fonts have no Unicode map: it looks right on the page and has other characters.</summary>
internal static class UnmappedText
{
    private const double MostUnreadable = 0.1;
    private const int FewestLetters = 20;

    /// <param name="unmapped">Letters in fonts whose codes are not characters.</param>
    /// <exception cref="RejectedDocumentException">A tenth of the text or more are no characters.</exception>
    public static void Refuse(IEnumerable<string> pages, int unmapped = 0)
    {
        var (all, unreadable) = (0, 0);
        foreach (var letter in pages.SelectMany(page => page).Where(letter => !char.IsWhiteSpace(letter)))
        {
            all++;
            if (IsUnreadable(letter))
                unreadable++;
        }

        // Some letters of such fonts are counted already, because they are no characters either.
        unreadable = Math.Max(unreadable, Math.Min(unmapped, all));
        if (all >= FewestLetters && unreadable > all * MostUnreadable)
            throw new RejectedDocumentException(
                RejectionReason.Malformed,
                $"The fonts have no Unicode map: {100 * unreadable / all} % of the text cannot be read; print it to PDF again"
            );
    }

    public static bool IsUnreadable(char letter) =>
        letter is '\uFFFD' or (>= '\uE000' and <= '\uF8FF')
        || (char.IsControl(letter) && !char.IsWhiteSpace(letter))
        || char.GetUnicodeCategory(letter) is UnicodeCategory.OtherNotAssigned;
}
