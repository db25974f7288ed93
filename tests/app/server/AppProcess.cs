using System.Diagnostics;
using CommandLine;

namespace App.Tests;

/// <summary>The app as a process of its own, on a free port.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    private readonly ListeningProcess server;

    private AppProcess(ListeningProcess server)
    {
        this.server = server;
        Client.BaseAddress = server.Address;
    }

    public HttpClient Client { get; } = new();

    /// <summary>Files that are mapped into the process.</summary>
    public IReadOnlyList<string> Libraries =>
        [
            .. File.ReadLines($"/proc/{server.Process.Id}/maps")
                .Select(line => Path.GetFileName(line))
                .Where(name => name.EndsWith(".dll", StringComparison.Ordinal))
                .Distinct(),
        ];

    public static async Task<AppProcess> StartAsync(Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "App.dll"), "--urls", "http://127.0.0.1:0"])
        {
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development" },
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new AppProcess(await ListeningProcess.StartAsync(start, TimeSpan.FromSeconds(30)));
    }

    /// <summary>Stops the process as App Service stops a container.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{server.Process.Id}"]);
        await kill.WaitForExitAsync();
    }

    public async Task<int> ExitAsync()
    {
        await server.Process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        return server.Process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Client.Dispose();
    }
}
