using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Net.Client;

namespace Pulumi;

/// <summary>Connections to the engine, one for each address: monitor and engine may share theirs.</summary>
internal static class EngineChannel
{
    // Whole files may travel in a property.
    private const int MaxMessageBytes = 400 * 1024 * 1024;
    private static readonly ConcurrentDictionary<string, Lazy<GrpcChannel>> Channels = new();

    public static GrpcChannel To(string address) => Channels.GetOrAdd(address, static address => new Lazy<GrpcChannel>(() => Open(address))).Value;

    private static GrpcChannel Open(string address) => GrpcChannel.ForAddress($"http://{address}", new GrpcChannelOptions
    {
        MaxReceiveMessageSize = MaxMessageBytes,
        MaxSendMessageSize = MaxMessageBytes,
        Credentials = ChannelCredentials.Insecure,
        HttpHandler = new SocketsHttpHandler { UseProxy = false, UseCookies = false, ActivityHeadersPropagator = null },
    });
}
