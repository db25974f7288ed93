using System.Diagnostics;
using CommandLine;

namespace App.Browser.Tests;

/// <summary>The app as its own process on a free port.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private readonly ListeningProcess server;

    private RunningApp(ListeningProcess server) => this.server = server;

    /// <summary>Without a slash at the end.</summary>
    public string Address => server.Address.GetLeftPart(UriPartial.Authority);

    public static async Task<RunningApp> StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "App.dll"), "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            Environment =
            {
                // Development serves the page from the source folder, as `dotnet run` does.
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["Chat__RequestsPerMinute"] = "6000",
                ["Chat__WordPauseMilliseconds"] = "0",
            },
        };
        return new RunningApp(await ListeningProcess.StartAsync(start, TimeSpan.FromMinutes(1)));
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
