using System.Diagnostics;
using System.Text.RegularExpressions;

namespace App.Tests;

/// <summary>The app as a process of its own, on a free port.</summary>
internal sealed partial class AppProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private AppProcess(Process process) => this.process = process;

    public HttpClient Client { get; } = new();

    /// <summary>Files that are mapped into the process.</summary>
    public IReadOnlyList<string> Libraries =>
        [
            .. File.ReadLines($"/proc/{process.Id}/maps")
                .Select(line => Path.GetFileName(line))
                .Where(name => name.EndsWith(".dll", StringComparison.Ordinal))
                .Distinct(),
        ];

    public static async Task<AppProcess> StartAsync(Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "App.dll"), "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development" },
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var app = new AppProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        app.process.OutputDataReceived += (_, line) =>
        {
            if (Address().Match(line.Data ?? "") is { Success: true } found)
                app.listening.TrySetResult(new Uri(found.Value));
        };
        app.process.Exited += (_, _) => app.listening.TrySetException(new InvalidOperationException("The app ended before it listened."));
        app.process.Start();
        app.process.BeginOutputReadLine();
        app.process.BeginErrorReadLine();
        app.Client.BaseAddress = await app.listening.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return app;
    }

    /// <summary>Stops the process as App Service stops a container.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }

    public async Task<int> ExitAsync()
    {
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Client.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
