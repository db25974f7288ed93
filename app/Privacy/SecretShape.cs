using System.Text.RegularExpressions;

namespace App.Privacy;

/// <summary>Tells values that look like a secret from words, names and references, by their letters alone.</summary>
internal static partial class SecretShape
{
    private const int ShortestPassword = 6;
    private const int ShortestKey = 6;
    private const int LongKey = 12;
    private const int LongPart = 16;
    private const int LongestDigitsOfName = 4;
    private const int ShortestWords = 3;
    private const int LongWords = 4;
    private const int VeryLongPart = 24;

    /// <summary>A password: letters with digits or symbols. People choose short ones, also a word with a number.</summary>
    public static bool IsPassword(string value) =>
        value.Length >= ShortestPassword
        && !Placeholder.Is(value)
        && !IsReference(value)
        && (IsRandom(value) || (value.Any(char.IsAsciiDigit) && value.Any(char.IsAsciiLetter)) || value.AsSpan().ContainsAny("!@#$%^*?~"));

    /// <summary>A generated key or token: no words, many changes between kinds of characters.</summary>
    public static bool IsKey(string value) => value.Length >= ShortestKey && !Placeholder.Is(value) && IsRandom(value);

    /// <summary>The credentials of Basic authentication: base64 of user and password.</summary>
    public static bool IsBasic(string value)
    {
        Span<byte> bytes = stackalloc byte[value.Length];
        return (Convert.TryFromBase64String(value, bytes, out var length) && bytes[..length].Contains((byte)':')) || IsKey(value);
    }

    private static bool IsRandom(string value)
    {
        var parts = Separators().Split(value);
        var hasName = parts.All(part => part.Length == 0 || IsName(part));
        var changes = Changes(value);
        return (value.Length >= LongKey && changes * 10 >= value.Length * 3)
            || (!hasName && changes * 6 >= value.Length && (value.Length >= LongKey || !value.All(char.IsAsciiLetter)))
            || parts.Any(part =>
                part.Length >= LongPart && part.Any(char.IsAsciiDigit) && part.Any(char.IsAsciiLetter) && (!IsName(part) || IsMixed(part))
            )
            || Consonants().IsMatch(value);
    }

    /// <summary>Long names of code seldom have a digit; generated keys of this length almost always have one.</summary>
    private static bool IsMixed(string part) =>
        part.Length >= VeryLongPart && part.Any(char.IsAsciiLetterUpper) && part.Any(char.IsAsciiLetterLower);

    /// <summary>Names of code, settings and files: words in camel case, with short numbers.</summary>
    private static bool IsName(string part)
    {
        var runs = Runs().Matches(part);
        var words = runs.Count(run => char.IsLetter(run.ValueSpan[0]));
        var numbers = runs.Where(run => char.IsAsciiDigit(run.ValueSpan[0])).ToArray();
        return numbers.Length <= 1
            && numbers.All(number => number.Length <= LongestDigitsOfName || words == 0)
            && runs.Where(run => char.IsLetter(run.ValueSpan[0])).Sum(run => run.Length)
                >= words * (part.Length >= VeryLongPart ? LongWords : ShortestWords)
            && runs.Sum(run => run.Length) == part.Length;
    }

    /// <summary>A member of an object, or words with hyphens, such as the name of an entry in a vault.</summary>
    private static bool IsReference(string value) =>
        value.AsSpan().ContainsAny("-_./:")
        && !value.AsSpan().ContainsAny("!@#$%^*?~=")
        && Separators().Split(value) is { } parts
        && parts.All(part => part.Length == 0 || IsName(part));

    private static int Changes(string value)
    {
        var changes = 0;
        for (var i = 1; i < value.Length; i++)
            if (Kind(value[i]) is var kind && kind != Kind(value[i - 1]) && !(kind == 0 && Kind(value[i - 1]) == 1))
                changes++;
        return changes;
    }

    private static int Kind(char letter) =>
        char.IsLower(letter) ? 0
        : char.IsUpper(letter) ? 1
        : char.IsAsciiDigit(letter) ? 2
        : 3;

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Separators();

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")]
    private static partial Regex Runs();

    // Almost no word of English has six in a row.
    [GeneratedRegex("[b-df-hj-np-tv-xz]{6}")]
    private static partial Regex Consonants();
}
