namespace Preflight.Queries;

/// <summary>Ends the reading of a query at the first fault.</summary>
/// <param name="message">What is wrong, and what would be right.</param>
/// <param name="start">Where in the query.</param>
internal sealed class QueryFault(string message, int start) : Exception(message)
{
    public int Start => start;
}
