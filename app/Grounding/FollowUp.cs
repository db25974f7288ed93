using System.Text.RegularExpressions;
using App.Retrieval;

namespace App.Grounding;

/// <summary>How a question leans on the ones before it, by its words.</summary>
internal static partial class FollowUp
{
    private const int FewWords = 3;
    private const int ManyWords = 5;

    /// <summary>It names its subject by a pronoun, or corrects the question before it.</summary>
    public static bool Refers(string question) => Pronouns().IsMatch(question);

    /// <summary>It may continue the question before it.</summary>
    public static bool Continues(string question) => Openings().IsMatch(question);

    /// <summary>It has too few words of its own to stand alone.</summary>
    public static bool IsShort(string question) => Words(question) < FewWords;

    /// <summary>It has hardly a word of its own.</summary>
    public static bool IsOneWord(string question) => Words(question) < 2;

    /// <summary>Its pronouns may mean something in the question itself.</summary>
    public static bool IsLong(string question) => Words(question) >= ManyWords;

    /// <summary>It may need the questions before it to be understood.</summary>
    public static bool Leans(string question) => Refers(question) || Continues(question) || IsShort(question);

    /// <summary>It says that another subject begins.</summary>
    public static bool Changes(string question) => Turning().IsMatch(question);

    private static int Words(string question) => Terms.Split(question).Select(part => part.Word).Distinct(StringComparer.Ordinal).Count();

    [GeneratedRegex(
        """
            \b(it|its|itself|they|them|their|those|these|that|this|he|she|former|latter|both|either|neither|same|else|instead
                |otherwise|there)\b(?!\s+(is|are|was|were)\b)
            | \b(the|this|that|which|other|another|new|old|first|second|last)\ ones?\b | \bones?\b(?!\s+\w)
            | \bI\ meant?\b | \bnot\ the\b | ^\s*(no|nope|sorry|actually)\b
            | (^|\s)(그|이|저)(걸|게|건|것|거|때|런|렇|쪽|중|곳|들)|(^|\s)그\s|(^|\s)(거기|여기|둘\s|둘은|둘을|전자|후자|아니)
            | 말고|말한\ 건|이\ 아니라|가\ 아니라
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Pronouns();

    [GeneratedRegex(
        """
            ^\s*(ok(ay)?|so|and|but|or|also|plus|why|how\ so|how\ come|what\ about|how\ about|what\ if|only|even|which\ one|for\ what
                |since\ when|really|then)\b
            | \b(then|too|as\ well)\b\W*$
            | (^|\s)(그럼|그러면|그래도|그러니|그리고|또는|반대로|역시|왜요)|(은|는)요\?*$
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Openings();

    [GeneratedRegex(
        """
            \b(by\ the\ way|another\ (question|thing|topic)|new\ (question|topic)|different\ (question|topic|subject)
                |change\ of\ (topic|subject)|changing\ (topic|the\ subject)|something\ else|unrelated|separately|moving\ on
                |next\ question)\b
            | 그런데|다른\ (질문|얘기|이야기|주제)|참고로|화제를|주제를\ 바꿔|다음\ 질문|별개로|근데
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Turning();
}
