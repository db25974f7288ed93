namespace Infra.Components;

/// <summary>Tiles that answer one question of whoever is on call.</summary>
internal sealed record WorkbookSection(string Title, string Text, IReadOnlyList<WorkbookTile> Tiles);
