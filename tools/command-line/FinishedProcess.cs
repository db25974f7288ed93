using System.Diagnostics;

namespace CommandLine;

/// <summary>A program that ran to its end: its exit code and all that it wrote.</summary>
public sealed record FinishedProcess(int ExitCode, string Output, string Errors)
{
    /// <summary>Output and errors together, for programs that write findings to either.</summary>
    public string All => Output + Errors;

    /// <param name="start">Output and errors are redirected here.</param>
    /// <param name="input">What the program reads; null leaves it the input of this process.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The program does not exist.</exception>
    /// <exception cref="OperationCanceledException">It was stopped, with its children.</exception>
    public static async Task<FinishedProcess> RunAsync(
        ProcessStartInfo start,
        string? input = null,
        CancellationToken cancellation = default
    )
    {
        start.RedirectStandardInput = input is not null;
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var end = EndOfAsync(process, cancellation);
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellation);
            process.StandardInput.Close();
        }

        return await end;
    }

    /// <summary>For callers that cannot wait without blocking, such as a static property.</summary>
    public static FinishedProcess Run(ProcessStartInfo start) => Task.Run(() => RunAsync(start)).GetAwaiter().GetResult();

    /// <param name="process">Started with output and errors redirected, and not read yet.</param>
    public static async Task<FinishedProcess> EndOfAsync(Process process, CancellationToken cancellation = default)
    {
        try
        {
            // At once: a program blocks when the pipe that is not read is full.
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return new FinishedProcess(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
