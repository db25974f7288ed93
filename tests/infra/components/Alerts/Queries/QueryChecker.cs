using System.Diagnostics;
using CommandLine;

namespace Infra.Tests;

/// <summary>Checks a folder of queries with Kusto's parser and the tables of Kql/tables.json.</summary>
internal static class QueryChecker
{
    /// <summary>The folder of the program that calls the parser.</summary>
    public const string Folder = "tests/infra/components/Alerts/Queries/Kql";

    /// <returns>One line for each error; empty without errors.</returns>
    public static async Task<IReadOnlyList<string>> CheckAsync(string folder)
    {
        Assert.Null(NodePackages.Missing(Folder));
        var node = await FinishedProcess.RunAsync(new ProcessStartInfo("node", [Checkout.At(Folder, "check.mjs"), folder]));

        Assert.Equal("", node.Errors);
        Assert.Equal(node.Output.Length > 0 ? 1 : 0, node.ExitCode);
        return node.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
