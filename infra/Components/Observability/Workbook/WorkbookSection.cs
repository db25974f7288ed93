namespace Infra.Components.Observability.Workbook;

/// <summary>Tiles about one topic.</summary>
internal sealed record WorkbookSection(string Title, string Text, IReadOnlyList<WorkbookTile> Tiles);
