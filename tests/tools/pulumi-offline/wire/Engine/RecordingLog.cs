using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace Pulumi.Conformance.Wire.Engine;

internal sealed class RecordingLog : Pulumirpc.Engine.EngineBase
{
    public ConcurrentQueue<LogRequest> Messages { get; } = new();

    public override Task<Empty> Log(LogRequest request, ServerCallContext context)
    {
        Messages.Enqueue(request);
        return Task.FromResult(new Empty());
    }
}
