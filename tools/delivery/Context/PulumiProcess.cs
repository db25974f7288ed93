using System.Diagnostics;
using System.Text;
using CommandLine;

namespace Delivery.Context;

/// <summary>The `pulumi` on PATH, in the project's folder.</summary>
internal sealed class PulumiProcess(string directory, string command = "pulumi") : IPulumi
{
    public async Task<PulumiRun> RunAsync(
        IReadOnlyList<string> arguments,
        string? input,
        Action<string>? line,
        CancellationToken cancellation
    )
    {
        if ((Path.IsPathRooted(command) ? command : SearchPath.Find(command)) is not { } file || !File.Exists(file))
        {
            throw new Failure(
                "there is no `pulumi` on PATH; install the Pulumi CLI, and log in to the backend that holds the stack (PULUMI_BACKEND_URL)"
            );
        }

        var start = OwnSession.Of(file, [.. arguments, "--non-interactive"]);
        start.WorkingDirectory = directory;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var output = new StringBuilder();
        var errors = new StringBuilder();
        process.OutputDataReceived += (_, data) => Take(output, data.Data, line);
        process.ErrorDataReceived += (_, data) => Take(errors, data.Data, line);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellation);
        }

        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            // Pulumi ends its pending operations and releases its lock, which a kill would leave.
            OwnSession.Stop(process);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }

        return new PulumiRun(process.ExitCode, output.ToString(), errors.ToString());
    }

    private static void Take(StringBuilder all, string? text, Action<string>? line)
    {
        if (text is not null)
        {
            all.Append(text).Append('\n');
            line?.Invoke(text);
        }
    }
}
