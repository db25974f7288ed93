using System.Diagnostics;

namespace App.Browser.Tests;

/// <summary>The app as its own process on a free port.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process process;

    private RunningApp(Process process, string address) => (this.process, Address) = (process, address);

    public string Address { get; }

    public static async Task<RunningApp> StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "App.dll"), "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
            Environment =
            {
                // Development serves the page from the source folder, as `dotnet run` does.
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["Chat__RequestsPerMinute"] = "6000",
                ["Chat__WordPauseMilliseconds"] = "0",
            },
        };
        var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new RunningApp(process, line[(at + Listening.Length)..].Trim());
            }

        throw new InvalidOperationException($"The app ended with code {process.ExitCode} before it listened.");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
