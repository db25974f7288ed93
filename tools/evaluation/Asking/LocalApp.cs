using System.Diagnostics;
using CommandLine;
using Evaluation.Cases;

namespace Evaluation.Asking;

/// <summary>The built app as its own process on a free port, in offline mode.</summary>
internal sealed class LocalApp : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private readonly Process process;

    private LocalApp(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <param name="knowledge">The documents it answers from; null leaves it those that ship with it.</param>
    public static async Task<LocalApp> StartAsync(string? knowledge, CancellationToken cancellationToken)
    {
        if (!File.Exists(EvaluationFiles.BuiltApp))
            throw new Failure($"The app is not built: {EvaluationFiles.BuiltApp} does not exist. Run dotnet build app.");

        var start = new ProcessStartInfo("dotnet", [EvaluationFiles.BuiltApp, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetDirectoryName(EvaluationFiles.BuiltApp)!,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["Chat__Mode"] = "Offline",
                ["Chat__RequestsPerMinute"] = "6000",
                ["Chat__WordPauseMilliseconds"] = "0",
            },
        };
        if (knowledge is not null)
            start.Environment["Knowledge__Folder"] = knowledge;
        var process = Process.Start(start)!;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(LongestStart);
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
                if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
                {
                    // A full pipe would hold the app up.
                    _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                    return new LocalApp(process, new Uri(line[(at + Listening.Length)..].Trim()));
                }

            await process.WaitForExitAsync(limit.Token);
            throw new Failure($"The app ended with code {process.ExitCode} before it listened; its output is above.");
        }
        catch (Exception failure)
        {
            await StopAsync(process);
            throw failure is OperationCanceledException && !cancellationToken.IsCancellationRequested
                ? new Failure($"The app did not listen within {LongestStart.TotalSeconds} s.")
                : failure;
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync(process);

    private static async Task StopAsync(Process process)
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
