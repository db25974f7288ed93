using System.Diagnostics.Tracing;
using CommandLine;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;

namespace Benchmarks.Processes;

/// <summary>
/// What a .NET process really keeps: its heap after a full collection, which the runtime's diagnostic port is asked for. Resident memory
/// alone cannot tell a leak from a collector that takes its time.
/// </summary>
internal static class LiveHeap
{
    private const string Runtime = "Microsoft-Windows-DotNETRuntime";
    private const long Collections = 0x1;
    private const long CollectAtStart = 0x800000;

    public static Task<long> BytesAsync(int process, CancellationToken cancellation) => Task.Run(() => Bytes(process), cancellation);

    private static long Bytes(int process)
    {
        using var session = new DiagnosticsClient(process).StartEventPipeSession(
            [new EventPipeProvider(Runtime, EventLevel.Informational, Collections | CollectAtStart)],
            requestRundown: false
        );
        using var source = new EventPipeEventSource(session.EventStream);
        long? bytes = null;
        source.Clr.GCHeapStats += heap =>
        {
            if (bytes is null)
                _ = Task.Run(session.Stop);
            bytes ??= heap.TotalHeapSize;
        };
        source.Process();
        return bytes ?? throw new Failure($"Process {process} did not report its heap size.");
    }
}
