using System.Diagnostics;
using CommandLine;
using Evaluation.Cases;

namespace Evaluation.Asking;

/// <summary>The built app as its own process on a free port, in offline mode.</summary>
internal sealed class LocalApp : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private readonly ListeningProcess server;

    private LocalApp(ListeningProcess server) => this.server = server;

    public Uri Address => server.Address;

    /// <param name="knowledge">The documents it answers from; null leaves it those that ship with it.</param>
    public static async Task<LocalApp> StartAsync(string? knowledge, CancellationToken cancellationToken)
    {
        if (!File.Exists(EvaluationFiles.BuiltApp))
            throw new Failure($"The app is not built: {EvaluationFiles.BuiltApp} does not exist. Run dotnet build app.");

        var start = new ProcessStartInfo("dotnet", [EvaluationFiles.BuiltApp, "--urls", "http://127.0.0.1:0"])
        {
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
        return new LocalApp(await ListeningProcess.StartAsync(start, LongestStart, cancellationToken));
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
