namespace Preflight.Queries;

/// <summary>The columns of a table.</summary>
/// <param name="IsOpen">True if it may have more columns than are listed.</param>
public sealed record TableColumns(IReadOnlyCollection<string> Columns, bool IsOpen)
{
    public static readonly TableColumns Any = new([], true);
}
