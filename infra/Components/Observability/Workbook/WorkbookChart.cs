namespace Infra.Components.Observability.Workbook;

/// <summary>The chart of a tile; Azure's names in lower case.</summary>
internal enum WorkbookChart
{
    TimeChart,
    AreaChart,
    BarChart,
    Table,
}
