using System.Diagnostics;
using CommandLine;

namespace Infra.Tests;

/// <summary>Checks a folder of queries with Kusto's parser and the tables of Kql/tables.json.</summary>
internal static class QueryChecker
{
    private static readonly string Folder = Config.RepositoryFile("tests/infra/components/Alerts/Queries/Kql");

    /// <summary>The reason why queries cannot be checked, or null.</summary>
    public static string? Missing { get; } =
        !(Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(path => File.Exists(Path.Combine(path, "node")) || File.Exists(Path.Combine(path, "node.exe")))
            ? "Node is not on the PATH; install Node 20 or later"
        : !Directory.Exists(Path.Combine(Folder, "node_modules"))
            ? "Kusto's parser is not installed; npm ci --prefix tests/infra/components/Alerts/Queries/Kql"
        : null;

    /// <returns>One line for each error; empty without errors.</returns>
    public static async Task<IReadOnlyList<string>> CheckAsync(string folder)
    {
        Assert.True(Missing is null, Missing);
        var node = await FinishedProcess.RunAsync(new ProcessStartInfo("node", [Path.Combine(Folder, "check.mjs"), folder]));

        Assert.Equal("", node.Errors);
        Assert.Equal(node.Output.Length > 0 ? 1 : 0, node.ExitCode);
        return node.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
