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

    public static GrpcChannel To(string address) =>
        Channels.GetOrAdd(address, static address => new Lazy<GrpcChannel>(() => Open(address))).Value;

    // A client of our own rather than a handler: the library then leaves out its load balancer, which takes longer to compile than
    // the rest of a small program.
    private static GrpcChannel Open(string address) =>
        GrpcChannel.ForAddress(
            $"http://{address}",
            new GrpcChannelOptions
            {
                MaxReceiveMessageSize = MaxMessageBytes,
                MaxSendMessageSize = MaxMessageBytes,
                Credentials = ChannelCredentials.Insecure,
                HttpClient = new HttpClient(
                    new SocketsHttpHandler
                    {
                        UseProxy = false,
                        UseCookies = false,
                        ActivityHeadersPropagator = null,
                    }
                )
                {
                    // The engine answers a registration when the resource exists, which may take an hour.
                    Timeout = Timeout.InfiniteTimeSpan,
                },
            }
        );
}
