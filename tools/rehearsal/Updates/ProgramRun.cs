using CommandLine;
using Planning.Engine;
using Planning.Programs;
using Rehearsal.Programs;
using Rehearsal.Time;

namespace Rehearsal.Updates;

/// <summary>A program under the engine of an update. Disposing it ends the program.</summary>
internal sealed class ProgramRun : IAsyncDisposable
{
    private readonly EngineHost _host;
    private readonly TaskCompletionSource<int?> _ended = new();

    private ProgramRun(EngineHost host, ProgramProcess process, ProgramArrivals arrivals)
    {
        (_host, Process, Arrivals) = (host, process, arrivals);
    }

    public ProgramProcess Process { get; }

    public ProgramArrivals Arrivals { get; }

    /// <summary>The exit code, on the thread of the virtual time; null if the program was killed at its limit or by its caller.</summary>
    public Task<int?> Ended => _ended.Task;

    /// <param name="endpoint">Of the virtual clock, for programs that know of it.</param>
    /// <exception cref="Failure">It could not be started.</exception>
    /// <param name="cancellation">Kills the program.</param>
    public static async Task<ProgramRun> StartAsync(
        RunRequest request,
        Run run,
        Inbox inbox,
        Traffic traffic,
        string endpoint,
        CancellationToken cancellation
    )
    {
        var arrivals = new ProgramArrivals(inbox, traffic);
        var host = await EngineHost.StartAsync(run, CancellationToken.None, traffic.Watch, traffic.Watch);
        var environment = ProgramEnvironment.For(request, host.Address);
        environment["PREFLIGHT_REHEARSAL"] = endpoint;

        // A second translation of methods would stop all threads of the program for a moment.
        environment["DOTNET_TC_CallCountingDelayMs"] = "10000";

        // Work that waits for a thread of the pool would look like a program that has nothing to do. Numbers are hexadecimal.
        environment["DOTNET_ThreadPool_ForceMinWorkerThreads"] = "40";
        var process = ProgramProcess.Start(request.Program, environment);
        arrivals.Program = process;
        var started = new ProgramRun(host, process, arrivals);
        _ = started.WatchAsync(request.Timeout, inbox, cancellation);
        return started;
    }

    public async ValueTask DisposeAsync()
    {
        Process.Dispose();
        await _host.DisposeAsync();
        Arrivals.Dispose();
    }

    private async Task WatchAsync(TimeSpan timeout, Inbox inbox, CancellationToken cancellation)
    {
        int? code = null;
        try
        {
            code = await Process.WaitAsync(timeout, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The waiter for the end sees the cancellation.
        }

        if (code is null)
        {
            // A program that computes forever would never be quiet.
            Process.Kill();
        }

        inbox.Add("~", () =>
        {
            Arrivals.HasEnded = true;
            _ended.TrySetResult(code);
        });
    }
}
