using System.Diagnostics;

namespace Infra.Tests;

/// <summary>Holds a folder of queries against Kusto's own parser and the tables of Kql/tables.json.</summary>
internal static class QueryChecker
{
    private static readonly string Folder = Config.RepositoryFile("tests/infra/components/Alerts/Queries/Kql");

    /// <summary>Why nothing can be checked here, or null.</summary>
    public static string? Missing { get; } =
        !(Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(path => File.Exists(Path.Combine(path, "node")) || File.Exists(Path.Combine(path, "node.exe")))
            ? "Node is not on the PATH; install Node 20 or later"
        : !Directory.Exists(Path.Combine(Folder, "node_modules"))
            ? "Kusto's parser is not installed; npm ci --prefix tests/infra/components/Alerts/Queries/Kql"
        : null;

    /// <returns>What is wrong, a line each; nothing where all is well.</returns>
    public static async Task<IReadOnlyList<string>> CheckAsync(string folder)
    {
        Assert.True(Missing is null, Missing);
        using var node = Process.Start(
            new ProcessStartInfo("node", [Path.Combine(Folder, "check.mjs"), folder])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var failure = node.StandardError.ReadToEndAsync();
        var said = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();

        Assert.Equal("", await failure);
        Assert.Equal(said.Length > 0 ? 1 : 0, node.ExitCode);
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
