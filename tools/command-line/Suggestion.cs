using Quickenshtein;

namespace CommandLine;

/// <summary>What was most likely meant by a name that does not exist.</summary>
public static class Suggestion
{
    /// <returns>The number of letters to change, add or remove; case is ignored.</returns>
    public static int Distance(string left, string right) => Levenshtein.GetDistance(left.ToLowerInvariant(), right.ToLowerInvariant());

    /// <returns>The known names with the smallest distance to the text, nearest first, in alphabetical order among equals.</returns>
    public static IEnumerable<string> Nearest(string text, IEnumerable<string> known) =>
        known.OrderBy(name => Distance(name, text)).ThenBy(name => name, StringComparer.Ordinal);

    /// <returns>The three nearest, for "; nearest: a, b, c".</returns>
    public static string NearestThree(string text, IEnumerable<string> known) => string.Join(", ", Nearest(text, known).Take(3));
}
