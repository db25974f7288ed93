using System.Globalization;

namespace Planning.Projects;

/// <summary>
/// The range of `requiredPulumiVersion`: comparisons such as &gt;=3.0.0 or !3.7.x, joined by blanks (and) and by || (or).
/// </summary>
public sealed class VersionRange
{
    private static readonly string[] Operators = [">=", "<=", "==", "!=", ">", "<", "=", "!"];

    private readonly List<List<(string Operator, int[] Parts)>> _alternatives;

    private VersionRange(List<List<(string Operator, int[] Parts)>> alternatives) => _alternatives = alternatives;

    /// <returns>Null if the text is no range.</returns>
    public static VersionRange? Parse(string text)
    {
        var alternatives = new List<List<(string, int[])>>();
        foreach (var alternative in text.Split("||"))
        {
            var comparisons = new List<(string, int[])>();
            foreach (var word in Joined(alternative))
            {
                var sign = Array.Find(Operators, each => word.StartsWith(each, StringComparison.Ordinal)) ?? "";
                if (Parts(word[sign.Length..]) is not { } parts)
                {
                    return null;
                }

                comparisons.Add((sign, parts));
            }

            if (comparisons.Count == 0)
            {
                return null;
            }

            alternatives.Add(comparisons);
        }

        return new VersionRange(alternatives);
    }

    /// <param name="version">As in 3.259.0; a label such as -alpha is not compared.</param>
    /// <returns>Null if the text is no version.</returns>
    public bool? Contains(string version) =>
        Parts(version.TrimStart('v').Split('-', '+')[0]) is { } parts
            ? _alternatives.Exists(alternative => alternative.TrueForAll(each => Holds(each.Operator, parts, each.Parts)))
            : null;

    /// <summary>An operator may stand apart from its version.</summary>
    private static IEnumerable<string> Joined(string alternative)
    {
        var sign = "";
        foreach (var word in alternative.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Operators.Contains(word) && sign.Length == 0)
            {
                sign = word;
                continue;
            }

            yield return sign + word;
            sign = "";
        }

        if (sign.Length > 0)
        {
            yield return sign;
        }
    }

    /// <returns>Up to three numbers; fewer where the rest is a wildcard.</returns>
    private static int[]? Parts(string text)
    {
        var words = text.Split('.');
        var numbers = words.TakeWhile(word => word is not ("x" or "X" or "*")).ToList();
        var isWild = numbers.Count < words.Length;
        return words.Length > 3
            || numbers.Count == 0
            || (!isWild && words.Length < 3)
            || words.Skip(numbers.Count).Any(word => word.Length != 1)
                ? null
            : numbers.TrueForAll(word => word.Length is > 0 and < 10 && word.All(char.IsAsciiDigit))
                ? [.. numbers.Select(word => int.Parse(word, CultureInfo.InvariantCulture))]
            : null;
    }

    private static bool Holds(string sign, int[] version, int[] bound)
    {
        var order = 0;
        for (var i = 0; i < Math.Min(version.Length, bound.Length) && order == 0; i++)
        {
            order = version[i].CompareTo(bound[i]);
        }

        return sign switch
        {
            ">=" => order >= 0,
            "<=" => order <= 0,
            ">" => order > 0,
            "<" => order < 0,
            "!=" or "!" => order != 0,
            _ => order == 0,
        };
    }
}
