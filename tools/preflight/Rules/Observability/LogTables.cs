using Preflight.Facts;

namespace Preflight.Rules;

/// <summary>Tables that AI workloads write to a workspace, from log-tables.json.</summary>
internal static class LogTables
{
    private static readonly Lazy<IReadOnlySet<string>> LazyAll = new(() =>
        FactFile.Of("log-tables").Rows.Select(row => row["table"]).ToHashSet()
    );

    public static IReadOnlySet<string> All => LazyAll.Value;
}
