namespace Infra.Components.Observability.Workbook;

/// <summary>A parameter that the reader of the workbook can set.</summary>
/// <param name="Name">The name that the queries of tiles use.</param>
internal sealed record WorkbookParameter(string Name, string Label, string Description)
{
    /// <summary>The initial value; null if a query offers the choices.</summary>
    public string? Text { get; init; }

    /// <summary>The file in Queries that offers the choices.</summary>
    public string? Choices { get; init; }
}
