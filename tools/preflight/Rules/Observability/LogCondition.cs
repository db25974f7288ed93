using System.Globalization;
using System.Text.Json.Nodes;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Queries;

namespace Preflight.Rules;

/// <summary>Judges the condition of a log search alert by the columns of its query.</summary>
internal static class LogCondition
{
    private const int MostDimensions = 6;
    private static readonly string[] Unsupported = ["bag_unpack", "pivot", "narrow"];

    /// <summary>Azure rewrites a query that runs every minute, and cannot rewrite these.</summary>
    private static readonly string[] NotEveryMinute = ["search", "union", "take", "limit", "ingestion_time", "adx"];

    public static IEnumerable<string> Judge(JsonNode condition, QueryResult? query)
    {
        foreach (var path in new[] { "query", "threshold", "operator", "timeAggregation" })
        {
            // A dynamic threshold has a sensitivity in its place.
            if (condition.Text(path) is null && (path != "threshold" || condition.Text("alertSensitivity") is null))
            {
                yield return $"{path} is not set; set it";
            }
        }

        if (
            FailingPeriods.Wrong(
                condition.Text("failingPeriods.minFailingPeriodsToAlert"),
                condition.Text("failingPeriods.numberOfEvaluationPeriods")
            ) is
            { } wrong
        )
        {
            yield return wrong;
        }

        var measure = condition.Text("metricMeasureColumn");
        if (condition.Text("timeAggregation") is { } aggregation and not "Count" && !AzureResource.IsHidden(aggregation) && measure is null)
        {
            yield return $"timeAggregation is {aggregation}, and metricMeasureColumn is not set; name the column to measure, or use Count";
        }

        foreach (var problem in Columns(condition, query))
        {
            yield return problem;
        }

        if (condition.Text("timeAggregation") == "Count" && Never(condition) is { } sense)
        {
            yield return sense;
        }

        foreach (var name in Unsupported.Where(name => query?.Used.Contains(name) == true))
        {
            yield return $"the query uses {name}(), which log search alerts do not support";
        }
    }

    private static IEnumerable<string> Columns(JsonNode condition, QueryResult? query)
    {
        if (query?.Columns is not { } columns)
        {
            yield break;
        }

        var dimensions = condition.List("dimensions").Select(each => ("dimensions", each.Text("name"))).ToList();
        foreach (
            var (path, name) in dimensions
                .Append(("metricMeasureColumn", condition.Text("metricMeasureColumn")))
                .Append(("resourceIdColumn", condition.Text("resourceIdColumn")))
        )
        {
            if (name is not null && !AzureResource.IsHidden(name) && !columns.Contains(name))
            {
                yield return $"{path} names {name}, which the result of the query does not have; it has "
                    + string.Join(", ", columns.Order(StringComparer.Ordinal).Take(8));
            }
        }

        foreach (var dimension in condition.List("dimensions").Where(each => !each.Texts("values").Any()))
        {
            yield return $"the dimension {dimension.Text("name")} has no values; name them, or \"*\" for all";
        }

        if (dimensions.Count > MostDimensions)
        {
            yield return $"has {dimensions.Count} dimensions; Azure takes {MostDimensions} at most";
        }
    }

    /// <summary>A number of rows is never negative.</summary>
    private static string? Never(JsonNode condition)
    {
        if (!double.TryParse(condition.Text("threshold"), CultureInfo.InvariantCulture, out var threshold))
        {
            return null;
        }

        var given = string.Create(
            CultureInfo.InvariantCulture,
            $"the number of rows is compared by {condition.Text("operator")} {threshold}"
        );
        return condition.Text("operator") switch
        {
            "LessThan" when threshold <= 0 => $"{given}, which never happens; correct the operator or the threshold",
            "LessThanOrEqual" when threshold < 0 => $"{given}, which never happens; correct the operator or the threshold",
            "GreaterThan" when threshold < 0 => $"{given}, which always holds; correct the operator or the threshold",
            "GreaterThanOrEqual" when threshold <= 0 => $"{given}, which always holds; correct the operator or the threshold",
            _ => null,
        };
    }

    /// <param name="range">Of the rows that the rule reads; null if it is not known.</param>
    /// <param name="longest">The longest time of which any rule reads rows.</param>
    public static IEnumerable<string> LookBack(AzureResource alert, QueryResult? query, TimeSpan? range, TimeSpan longest)
    {
        if (query?.LooksBack is { } back)
        {
            if (back > longest)
            {
                yield return $"the query looks back {Text(back)} by ago(); a log search alert reads two days at most";
            }
            else if (back > range)
            {
                yield return $"the query looks back {Text(back)} by ago(), and its rule reads the last {Text(range.Value)}; "
                    + "use a longer windowSize, or overrideQueryTimeRange";
            }
        }

        if (query?.Used.Contains("ago(expression)") == true)
        {
            yield return "the query calls ago() with an expression; log search alerts support literals only, such as ago(1h)";
        }

        if (query?.Used.Contains("AggregatedValue") == true || query?.Columns?.Contains("AggregatedValue") == true)
        {
            yield return "the query has the column AggregatedValue, a name that log search alerts reserve; use another name";
        }

        if (alert.Text("evaluationFrequency") == "PT1M")
        {
            foreach (var name in NotEveryMinute.Where(name => query?.Used.Contains(name) == true))
            {
                yield return $"evaluationFrequency is PT1M, and the query uses {name}, which may fail every minute; use PT5M";
            }
        }
    }

    private static string Text(TimeSpan time) =>
        time.TotalDays >= 1 && time.TotalDays % 1 == 0 ? $"{time.TotalDays}d"
        : time.TotalHours >= 1 ? $"{time.TotalHours}h"
        : $"{time.TotalMinutes}m";
}
