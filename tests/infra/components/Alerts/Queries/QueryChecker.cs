using System.Diagnostics;
using CommandLine;

namespace Infra.Tests;

/// <summary>Checks a folder of queries with Kusto's parser and the tables of Kql/tables.json.</summary>
internal static class QueryChecker
{
    /// <summary>The folder of the program that calls the parser.</summary>
    public const string Folder = "tests/infra/components/Alerts/Queries/Kql";

    /// <summary>One parser for all tests: it loads longer than it checks. It ends with the tests, when its input closes.</summary>
    private static readonly Lazy<Process> Parser = new(() =>
        Process.Start(
            new ProcessStartInfo("node", [Checkout.At(Folder, "check.mjs")]) { RedirectStandardInput = true, RedirectStandardOutput = true }
        )!
    );

    private static readonly SemaphoreSlim Turn = new(1);

    /// <returns>One line for each error; empty without errors.</returns>
    public static async Task<IReadOnlyList<string>> CheckAsync(string folder)
    {
        Assert.Null(NodePackages.Missing(Folder));
        await Turn.WaitAsync();
        try
        {
            await Parser.Value.StandardInput.WriteLineAsync(folder);
            await Parser.Value.StandardInput.FlushAsync();
            List<string> found = [];
            while (await Parser.Value.StandardOutput.ReadLineAsync() is not "done" and var line)
            {
                found.Add(line ?? throw new InvalidOperationException($"{Folder}/check.mjs ended before it had checked {folder}"));
            }

            return found;
        }
        finally
        {
            Turn.Release();
        }
    }
}
