namespace Infra.Components;

/// <summary>What the reader of a workbook may set.</summary>
/// <param name="Name">As tiles' queries refer to it.</param>
internal sealed record WorkbookParameter(string Name, string Label, string Description)
{
    /// <summary>A text that stands there at first; null where a query offers the choices.</summary>
    public string? Text { get; init; }

    /// <summary>The file in Queries that offers the choices.</summary>
    public string? Choices { get; init; }
}
