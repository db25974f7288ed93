namespace Preflight.Queries;

/// <summary>What is known of a query.</summary>
/// <param name="Fault">The first fault, with its line and column; null if none was found.</param>
/// <param name="Tables">The tables that it reads by name, in their order.</param>
/// <param name="Columns">Of its result. Null where the query has a fault, or where they are not known.</param>
/// <param name="NotJudged">Parts that were read over, and tables whose columns are not known: no fault in them is found.</param>
/// <param name="Used">Names of the operators, functions and plug-ins that it uses.</param>
/// <param name="LooksBack">The longest time before now that it asks for by ago(literal); null if it asks for none.</param>
public sealed record QueryResult(
    string? Fault,
    IReadOnlyList<string> Tables,
    IReadOnlySet<string>? Columns,
    IReadOnlyList<string> NotJudged,
    IReadOnlySet<string> Used,
    TimeSpan? LooksBack
)
{
    /// <param name="what">Why it is not read, as a noun.</param>
    public static QueryResult NotRead(string what) => new(null, [], null, [what], new HashSet<string>(), null);
}
