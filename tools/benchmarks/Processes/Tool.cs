using System.Diagnostics;
using CommandLine;

namespace Benchmarks.Processes;

/// <summary>A command that is run to its end.</summary>
internal static class Tool
{
    /// <exception cref="Failure">The tool failed; contains its output.</exception>
    public static async Task RunAsync(string folder, string name, string[] arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(name, arguments) { WorkingDirectory = folder };
        var run = await FinishedProcess.RunAsync(start, cancellation: cancellation);
        if (run.ExitCode != 0)
            throw new Failure($"{name} {string.Join(' ', arguments)} failed:\n{run.All}");
    }
}
