namespace Infra.Components;

/// <summary>How a tile is drawn, by Azure's names in lower case.</summary>
internal enum WorkbookChart
{
    TimeChart,
    AreaChart,
    BarChart,
    Table,
}
