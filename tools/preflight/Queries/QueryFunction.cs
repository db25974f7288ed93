namespace Preflight.Queries;

/// <summary>A function that a query defines.</summary>
/// <param name="Least">The fewest arguments.</param>
/// <param name="Most">The most arguments.</param>
/// <param name="Rows">Of a function that gives rows; null for one that gives a value.</param>
internal sealed record QueryFunction(int Least, int Most, RowShape? Rows);
