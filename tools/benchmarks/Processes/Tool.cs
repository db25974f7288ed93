using System.Diagnostics;
using CommandLine;

namespace Benchmarks.Processes;

/// <summary>A command that is run to its end.</summary>
internal static class Tool
{
    /// <exception cref="Failure">It failed; holds what it wrote.</exception>
    public static async Task RunAsync(string folder, string name, string[] arguments, CancellationToken cancellation)
    {
        using var process = Process.Start(
            new ProcessStartInfo(name, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
            throw new Failure($"{name} {string.Join(' ', arguments)} failed:\n{await output}{await errors}");
    }
}
