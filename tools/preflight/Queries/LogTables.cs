using AzureDefinitions.Facts;

namespace Preflight.Queries;

/// <summary>The tables of Log Analytics, from log-tables.json.</summary>
internal static class LogTables
{
    private static readonly Lazy<IReadOnlyDictionary<string, LogTable>> LazyAll = new(Read);

    /// <summary>By name.</summary>
    public static IReadOnlyDictionary<string, LogTable> All => LazyAll.Value;

    private static Dictionary<string, LogTable> Read()
    {
        var tables = new Dictionary<string, LogTable>();
        foreach (var row in FactFile.Of("log-tables").Rows)
        {
            if (row.Text("table") is { } name)
            {
                tables[name] = new(Words(row.List("columns")), row.Text("sent")?.Split(' '), row.Text("classic"));
            }

            foreach (var other in Words(row.List("others")))
            {
                tables[other] = new([], null, null);
            }
        }

        return tables;
    }

    private static List<string> Words(IReadOnlyList<string> lines) => [.. lines.SelectMany(line => line.Split(' '))];
}
