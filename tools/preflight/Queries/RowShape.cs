namespace Preflight.Queries;

/// <summary>The columns that rows have at one place of a query.</summary>
/// <param name="Columns">In the case that Kusto compares by.</param>
/// <param name="IsOpen">True if there may be more, so that an unlisted name proves nothing.</param>
internal sealed record RowShape(IReadOnlySet<string> Columns, bool IsOpen)
{
    /// <summary>Nothing is known of the columns.</summary>
    public static readonly RowShape Any = new(new HashSet<string>(), true);

    public static RowShape Of(IEnumerable<string> columns, bool isOpen = false) => new(columns.ToHashSet(), isOpen);

    public bool May(string column) => IsOpen || Columns.Contains(column);

    public RowShape With(IEnumerable<string> columns) => Of(Columns.Concat(columns), IsOpen);

    /// <summary>The rows of a join or a union.</summary>
    public RowShape And(RowShape other) => Of(Columns.Concat(other.Columns), IsOpen || other.IsOpen);
}
