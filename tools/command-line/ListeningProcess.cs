using System.Diagnostics;

namespace CommandLine;

/// <summary>An ASP.NET Core server as its own process, after it announced its address.</summary>
public sealed class ListeningProcess : IAsyncDisposable
{
    private const string Announcement = "Now listening on: ";

    private ListeningProcess(Process process, Uri address) => (Process, Address) = (process, address);

    public Process Process { get; }

    public Uri Address { get; }

    /// <param name="start">Output and errors are redirected here; `--urls http://127.0.0.1:0` takes a free port.</param>
    /// <exception cref="Failure">The server exited, or did not listen in time; contains its output.</exception>
    public static async Task<ListeningProcess> StartAsync(
        ProcessStartInfo start,
        TimeSpan longest,
        CancellationToken cancellation = default
    )
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var lines = new List<string>();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(longest);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                if (line.IndexOf(Announcement, StringComparison.Ordinal) is >= 0 and var at)
                {
                    // A full pipe would block the server.
                    _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                    return new ListeningProcess(process, new Uri(line[(at + Announcement.Length)..].Trim()));
                }

                lines.Add(line);
            }

            await process.WaitForExitAsync(limit.Token);
            throw new Failure(
                $"the server ended with code {process.ExitCode} before it listened:\n{string.Join('\n', lines)}\n{await errors}".TrimEnd()
            );
        }
        catch (Exception failure)
        {
            await StopAsync(process);
            throw failure is OperationCanceledException && !cancellation.IsCancellationRequested
                ? new Failure($"the server did not listen within {longest.TotalSeconds} s:\n{string.Join('\n', lines)}".TrimEnd())
                : failure;
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync(Process);

    private static async Task StopAsync(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }
}
