using System.Globalization;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Queries;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class QueryThresholds()
    : Rule(
        new()
        {
            Id = "query-thresholds",
            Title = "Conditions in the query of an alert can be true",
            Why = "The query runs and never returns a row, so the alert never fires and looks healthy.",
            Fix = "Correct the number, the unit or the grouping that the finding names.",
            Severity = Severity.Warning,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-troubleshoot-log",
            Requirements = ["OBS-09"],
            Types = ["monitor:ScheduledQueryRule"],
            Example = """
            workspace:
              type: azure-native:operationalinsights:Workspace
              properties:
                workspaceCapping: { dailyQuotaGb: 10 }
            volume:
              type: azure-native:monitor:ScheduledQueryRule
              properties:
                windowSize: P1D
                scopes:
                  - ${workspace.id}
                criteria:
                  allOf:
                    - query: Usage | where IsBillable | summarize Gigabytes = sum(Quantity) / 1000 | where Gigabytes > 9
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        from query in PlannedQueries.Of(plan).All
        where !query.IsTile && query.Resource.Token.EndsWith(":ScheduledQueryRule", StringComparison.Ordinal)
        let tokens = Tokenizer.Of(query.Resource.Text(query.Path)!)
        from fault in Percentiles(tokens).Concat(Silence(tokens)).Concat(Cap(query, tokens)).Concat(QueryShares.Judge(tokens))
        select query.Resource.Problem($"{query.Path}: {fault}");

    /// <summary>Percentiles are numbers of 0 to 100.</summary>
    private static IEnumerable<string> Percentiles(List<Token> tokens)
    {
        for (var at = 0; at + 1 < tokens.Count; at++)
        {
            if (tokens[at].Text is not ("percentile" or "percentiles" or "percentiles_array") || !tokens[at + 1].Is("("))
            {
                continue;
            }

            var depth = 1;
            for (var i = at + 2; i + 1 < tokens.Count && depth > 0; i++)
            {
                depth +=
                    tokens[i].Is("(") ? 1
                    : tokens[i].Is(")") ? -1
                    : 0;
                if (
                    depth == 1
                    && tokens[i - 1].Is(",")
                    && (tokens[i + 1].Is(",") || tokens[i + 1].Is(")"))
                    && Number(tokens[i]) is > 0 and < 1
                )
                {
                    yield return $"{tokens[at].Text}(…, {tokens[i].Text}) is nearly the smallest value; percentiles are 0 to 100";
                }
            }
        }
    }

    /// <summary>A group without rows gives no row, so that its count is never zero.</summary>
    private static IEnumerable<string> Silence(List<Token> tokens)
    {
        for (var at = 0; at + 4 < tokens.Count; at++)
        {
            if (
                !tokens[at + 1].Is("=")
                || !tokens[at + 2].Is("count")
                || !tokens[at + 3].Is("(")
                || !tokens[at + 4].Is(")")
                || End(tokens, at) is not { } end
                || !tokens.Skip(at).Take(end - at).Any(token => token.Is("by"))
                || end + 4 >= tokens.Count
            )
            {
                continue;
            }

            var (name, sign, number) = (tokens[end + 2], tokens[end + 3].Text, Number(tokens[end + 4]));
            if (
                tokens[end].Is("|")
                && tokens[end + 1].Is("where")
                && name.Is(tokens[at].Text)
                && (sign is "==" or "<=" && number == 0 || sign == "<" && number is > 0 and <= 1)
            )
            {
                yield return $"{name.Text} {sign} {tokens[end + 4].Text} never holds: summarize by gives no row for what sent nothing; "
                    + "count without by";
            }
        }
    }

    /// <returns>The next sign that ends an operator at the same depth.</returns>
    private static int? End(List<Token> tokens, int at)
    {
        var depth = 0;
        for (var i = at; i < tokens.Count; i++)
        {
            depth +=
                tokens[i].Is("(") ? 1
                : tokens[i].Is(")") ? -1
                : 0;
            if (depth < 0 || depth == 0 && (tokens[i].Is("|") || tokens[i].Is(";") || tokens[i].Kind == TokenKind.End))
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>Usage has megabytes, and a workspace takes no more in a day than its cap in gigabytes.</summary>
    private static IEnumerable<string> Cap(PlannedQuery query, List<Token> tokens)
    {
        var cap = query.Workspace?.Number("workspaceCapping.dailyQuotaGb") ?? 0;
        var window = query.Resource.Text("windowSize");
        var isOneDay = query.Result.LooksBack is { } back
            ? back <= TimeSpan.FromDays(1)
            : window == "P1D" || window?.StartsWith("PT", StringComparison.Ordinal) == true;
        if (cap <= 0 || !isOneDay || !query.Result.Tables.Contains("Usage") || !tokens.Exists(token => token.Is("IsBillable")))
        {
            yield break;
        }

        for (var at = 0; at + 5 < tokens.Count; at++)
        {
            if (!tokens[at + 1].Is("=") || !tokens[at + 2].Is("sum") || !tokens[at + 4].Is("Quantity") || !tokens[at + 5].Is(")"))
            {
                continue;
            }

            var unit = 1.0;
            var next = at + 6;
            for (; next + 1 < tokens.Count && tokens[next].Is("/") && Number(tokens[next + 1]) is { } divisor; next += 2)
            {
                unit *= divisor;
            }

            for (var i = next; i + 2 < tokens.Count; i++)
            {
                if (
                    tokens[i].Is(tokens[at].Text)
                    && tokens[i + 1].Text is ">" or ">="
                    && Number(tokens[i + 2]) * unit / 1000 is { } gigabytes
                    && gigabytes > cap
                )
                {
                    yield return string.Create(
                        CultureInfo.InvariantCulture,
                        $"{tokens[i].Text} {tokens[i + 1].Text} {tokens[i + 2].Text} is {gigabytes} GB, above the daily cap of {cap}: "
                    ) + "Quantity of Usage is in megabytes; lower the threshold";
                }
            }
        }
    }

    private static double? Number(Token token) =>
        token.Kind == TokenKind.Number && double.TryParse(token.Text, CultureInfo.InvariantCulture, out var number) ? number : null;
}
