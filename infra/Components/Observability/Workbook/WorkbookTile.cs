namespace Infra.Components;

/// <summary>One query and how it is drawn.</summary>
/// <param name="Query">The name of its file in Queries, without the ending.</param>
internal sealed record WorkbookTile(string Title, string Query, WorkbookChart Chart)
{
    /// <summary>Per cent of the page.</summary>
    public int Width { get; init; } = 50;

    /// <summary>What a tile says while there is nothing to draw.</summary>
    public string WhenEmpty { get; init; } = "Nothing was sent in this time range.";
}
