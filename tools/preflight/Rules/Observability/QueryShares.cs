using System.Globalization;
using Preflight.Queries;

namespace Preflight.Rules;

/// <summary>Finds shares of 0 to 1 that a query compares with a larger number.</summary>
internal static class QueryShares
{
    public static IEnumerable<string> Judge(List<Token> tokens)
    {
        var parts = Parts(tokens);
        for (var at = 0; at + 4 < tokens.Count && parts.Count > 1; at++)
        {
            // Bad > 5 * All, Bad > All * 5 and Bad / All > 5.
            var (part, all, sign, number) =
                tokens[at + 1].Is(">") && tokens[at + 3].Is("*")
                    ? Number(tokens[at + 2]) is { } factor
                        ? (tokens[at], tokens[at + 4], at + 2, factor)
                        : (tokens[at], tokens[at + 2], at + 4, Number(tokens[at + 4]))
                    : tokens[at + 1].Is("/") && tokens[at + 3].Is(">")
                        ? (tokens[at], tokens[at + 2], at + 4, Number(tokens[at + 4]))
                        : default((Token, Token, int, double?));
            var isScaled = at > 0 && (tokens[at - 1].Is("*") || tokens[at - 1].Is("/"));
            if (
                number >= 1
                && !isScaled
                && parts.TryGetValue(part.Text, out var some)
                && parts.TryGetValue(all.Text, out var whole)
                && IsPart(some, whole)
            )
            {
                yield return $"{part.Text} is compared with {tokens[sign].Text} times {all.Text}, and it is a part of {all.Text}, "
                    + "so this never holds; a share is 0 to 1, not a percentage";
            }
        }
    }

    /// <summary>Name → what is summed ("" for rows) and the conditions that rows must meet.</summary>
    private static Dictionary<string, (string Of, HashSet<string> Conditions)> Parts(List<Token> tokens)
    {
        var parts = new Dictionary<string, (string, HashSet<string>)>();
        var twice = new List<string>();
        for (var at = 0; at + 4 < tokens.Count; at++)
        {
            if (
                tokens[at].Kind != TokenKind.Name
                || !tokens[at + 1].Is("=")
                || tokens[at + 2].Text is not ("count" or "countif" or "sum" or "sumif")
                || !tokens[at + 3].Is("(")
            )
            {
                continue;
            }

            var function = tokens[at + 2].Text;
            var (arguments, end) = Arguments(tokens, at + 4);
            if (end + 1 < tokens.Count && (tokens[end + 1].Is("/") || tokens[end + 1].Is("*") || tokens[end + 1].Is("+")))
            {
                continue;
            }

            var of = function.StartsWith("sum", StringComparison.Ordinal) ? arguments.FirstOrDefault() ?? "" : "";
            var condition = function.EndsWith("if", StringComparison.Ordinal) ? arguments.LastOrDefault() ?? "" : "";
            if (condition.Contains(" or ", StringComparison.Ordinal) || !parts.TryAdd(tokens[at].Text, (of, Conjuncts(condition))))
            {
                twice.Add(tokens[at].Text);
            }
        }

        twice.ForEach(name => parts.Remove(name));
        return parts;
    }

    private static (List<string> Arguments, int End) Arguments(List<Token> tokens, int at)
    {
        var arguments = new List<string>();
        var words = new List<string>();
        for (var depth = 1; at < tokens.Count; at++)
        {
            depth +=
                tokens[at].Is("(") ? 1
                : tokens[at].Is(")") ? -1
                : 0;
            if (depth == 0 || depth == 1 && tokens[at].Is(","))
            {
                arguments.Add(string.Join(' ', words));
                words.Clear();
            }
            else
            {
                words.Add(tokens[at].Text);
            }

            if (depth == 0)
            {
                break;
            }
        }

        return (arguments, at);
    }

    private static HashSet<string> Conjuncts(string condition) =>
        [.. condition.Split(" and ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static bool IsPart((string Of, HashSet<string> Conditions) some, (string Of, HashSet<string> Conditions) whole) =>
        some.Of == whole.Of && some.Conditions.Count > whole.Conditions.Count && some.Conditions.IsSupersetOf(whole.Conditions);

    private static double? Number(Token token) =>
        token.Kind == TokenKind.Number && double.TryParse(token.Text, CultureInfo.InvariantCulture, out var number) ? number : null;
}
