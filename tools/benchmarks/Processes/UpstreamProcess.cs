using System.Diagnostics;
using System.Text.Json;
using Benchmarks.Upstream;
using CommandLine;

namespace Benchmarks.Processes;

/// <summary>The fake Azure as a process; it ends with its input, so it never outlives the benchmark.</summary>
internal sealed class UpstreamProcess : IAsyncDisposable
{
    private readonly Process process;

    private UpstreamProcess(Process process, UpstreamAddress address) => (this.process, Address) = (process, address);

    public UpstreamAddress Address { get; }

    public static async Task<UpstreamProcess> StartAsync(SteadyAnswer answer, CancellationToken cancellation)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "benchmarks.dll");
        var process = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [program, "upstream", "--pause", $"{answer.Pause.TotalMilliseconds:0}", "--pieces", $"{answer.Pieces}"]
            )
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        var line = await process.StandardOutput.ReadLineAsync(cancellation) ?? throw new Failure("The fake Azure did not start.");
        return new UpstreamProcess(process, JsonSerializer.Deserialize<UpstreamAddress>(line)!);
    }

    /// <summary>How often telemetry was sent.</summary>
    public async Task<int> ExportsAsync(CancellationToken cancellation)
    {
        using var client = new HttpClient();
        return int.Parse(await client.GetStringAsync(new Uri(Address.Platform, "exports"), cancellation));
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
