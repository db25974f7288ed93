using Preflight.AzureModel;

namespace Preflight.Queries;

/// <summary>What the grammar of queries could not judge, so that a query without a finding is not taken for one without a fault.</summary>
internal static class QueryNotes
{
    /// <returns>One line for each input with such a query.</returns>
    public static IEnumerable<string> Of(AzurePlan plan)
    {
        var queries = PlannedQueries.Of(plan);
        return queries
            .All.Concat(queries.Transformations)
            .GroupBy(query => (query.Resource.Planned.Urn, query.Path))
            .Select(same =>
                (First: same.First(), Parts: same.SelectMany(query => query.Result.NotJudged).Distinct().Order(StringComparer.Ordinal))
            )
            .Where(input => input.Parts.Any())
            .OrderBy(input => input.First.Resource.Name, StringComparer.Ordinal)
            .ThenBy(input => input.First.Path, StringComparer.Ordinal)
            .Select(input =>
                $"{input.First.Resource.Name}: the Kusto query at {input.First.Path} is judged in part; "
                + $"not judged: {string.Join(", ", input.Parts)}"
            );
    }
}
