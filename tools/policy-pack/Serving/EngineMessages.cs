using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Pulumirpc;

namespace PreflightPack.Serving;

/// <summary>Says something in the output of the Pulumi CLI that is no finding.</summary>
internal sealed class EngineMessages(string address)
{
    private static readonly Method<LogRequest, Empty> Log = new(
        MethodType.Unary,
        "pulumirpc.Engine",
        "Log",
        Marshallers.Create(request => request.ToByteArray(), LogRequest.Parser.ParseFrom),
        Marshallers.Create(answer => answer.ToByteArray(), Empty.Parser.ParseFrom)
    );

    public async Task SayAsync(IReadOnlyList<string> notes, CancellationToken cancellation)
    {
        using var channel = GrpcChannel.ForAddress($"http://{address}");
        var engine = channel.CreateCallInvoker();
        foreach (var note in notes)
        {
            try
            {
                await engine.AsyncUnaryCall(
                    Log,
                    host: null,
                    new CallOptions(deadline: DateTime.UtcNow.AddSeconds(5), cancellationToken: cancellation),
                    new LogRequest { Severity = LogSeverity.Info, Message = $"preflight: {note}" }
                );
            }
            catch (RpcException)
            {
                // Findings matter more than notes: an engine that does not listen must not fail the check.
                return;
            }
        }
    }
}
