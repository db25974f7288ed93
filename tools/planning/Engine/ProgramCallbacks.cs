using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Net.Client;
using Pulumirpc;

namespace Planning.Engine;

/// <summary>Calls functions of the program: transforms and hooks, which its SDK serves.</summary>
public sealed class ProgramCallbacks : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<GrpcChannel>> _channels = new(StringComparer.Ordinal);

    /// <exception cref="Grpc.Core.RpcException">The function failed.</exception>
    public async Task<ByteString> InvokeAsync(Callback callback, IMessage request, CancellationToken cancellation)
    {
        var channel = _channels.GetOrAdd(callback.Target, target => new(() => Channel(target))).Value;
        var answer = await new Callbacks.CallbacksClient(channel).InvokeAsync(
            new CallbackInvokeRequest { Token = callback.Token, Request = request.ToByteString() },
            cancellationToken: cancellation
        );
        return answer.Response;
    }

    public void Dispose()
    {
        foreach (var channel in _channels.Values)
        {
            channel.Value.Dispose();
        }
    }

    private static GrpcChannel Channel(string target) =>
        GrpcChannel.ForAddress(
            $"http://{target}",
            new GrpcChannelOptions { MaxReceiveMessageSize = EngineHost.MaxMessageBytes, MaxSendMessageSize = EngineHost.MaxMessageBytes }
        );
}
