namespace Infra.Components.Observability.Workbook;

/// <summary>A query and its chart.</summary>
/// <param name="Query">The name of its file in Queries, without the extension.</param>
internal sealed record WorkbookTile(string Title, string Query, WorkbookChart Chart)
{
    /// <summary>Percent of the page width.</summary>
    public int Width { get; init; } = 50;

    /// <summary>The message of a tile without data.</summary>
    public string WhenEmpty { get; init; } = "No data in this time range.";
}
