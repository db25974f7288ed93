using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CommandLine;

namespace Benchmarks.Processes;

/// <summary>A web server as its own process. Its output goes to a file, so that reading it costs no CPU.</summary>
internal sealed class Server : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(30);

    private readonly Process process;
    private readonly string log;

    private Server(Process process, Uri address, string log) => (this.process, Address, this.log) = (process, address, log);

    public Uri Address { get; }

    public int Id => process.Id;

    /// <summary>From the start of the process to the first 200 of /healthz.</summary>
    public TimeSpan Started { get; private set; }

    public bool HasExited => process.HasExited;

    /// <summary>The time from the start of the process to the first 200 of /readyz.</summary>
    public async Task<TimeSpan> ReadyAsync(CancellationToken cancellation)
    {
        var asked = Stopwatch.GetTimestamp();
        using var client = new HttpClient { BaseAddress = Address };
        while (true)
        {
            using var response = await client.GetAsync("/readyz", cancellation);
            if (response.IsSuccessStatusCode)
                return Started + Stopwatch.GetElapsedTime(asked);
            if (Stopwatch.GetElapsedTime(asked) > LongestStart)
                throw new Failure($"/readyz answered {await response.Content.ReadAsStringAsync(cancellation)}");
        }
    }

    /// <param name="command">Is given the port.</param>
    public static async Task<Server> StartAsync(
        Func<int, string[]> command,
        IReadOnlyDictionary<string, string> environment,
        CancellationToken cancellation
    )
    {
        var port = FreePort();
        var log = Path.GetTempFileName();
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"exec \"$@\" >'{log}' 2>&1", "sh", .. command(port)]);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        var clock = Stopwatch.StartNew();
        var server = new Server(Process.Start(start)!, new Uri($"http://127.0.0.1:{port}"), log);
        try
        {
            await server.AwaitHealthAsync(clock, cancellation);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public IReadOnlyList<string> ReadLog() => File.ReadAllLines(log);

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        File.Delete(log);
    }

    private async Task AwaitHealthAsync(Stopwatch clock, CancellationToken cancellation)
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        while (true)
        {
            try
            {
                using var response = await client.GetAsync("/healthz", cancellation);
                if (response.IsSuccessStatusCode)
                {
                    Started = clock.Elapsed;
                    return;
                }
            }
            catch (HttpRequestException) when (!process.HasExited && clock.Elapsed < LongestStart)
            {
                // It does not listen yet. The pause bounds the error of the measured start.
                await Task.Delay(1, cancellation);
                continue;
            }
            catch (HttpRequestException) { }

            throw new Failure(
                $"{process.StartInfo.ArgumentList[3]} did not answer /healthz with 200. Output:\n"
                    + $"{string.Join('\n', ReadLog().TakeLast(20))}"
            );
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
