using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Pulumi;

namespace Infra.Rehearsing;

/// <summary>Lets `preflight rehearse` run this program against a simulated Azure on your machine. A deployment has none.</summary>
public sealed class Rehearsal(Uri simulator)
{
    public const string Variable = "PREFLIGHT_REHEARSAL";

    /// <summary>Simulated time: a wait of ten minutes takes no time of yours.</summary>
    public TimeProvider Clock { get; } =
        new RehearsalClock(
            new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = simulator, Timeout = Timeout.InfiniteTimeSpan }
        );

    /// <summary>Sends the package to the simulator, not to a storage account.</summary>
    public BlobClientOptions Blobs { get; } = new() { Transport = new HttpClientTransport(new Redirect(simulator)) };

    /// <summary>A token that no Azure accepts, so that a rehearsal needs no login.</summary>
    public static TokenCredential Login() =>
        DelegatedTokenCredential.Create((_, _) => new AccessToken("rehearsal", DateTimeOffset.MaxValue));

    /// <param name="address">The variable's value.</param>
    /// <returns>Null if it is not set.</returns>
    /// <exception cref="RunException">The address is not one of this machine.</exception>
    public static Rehearsal? At(string? address) =>
        string.IsNullOrEmpty(address) ? null
        : Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri is { Scheme: "http", PathAndQuery: "/", UserInfo: "" }
        && IPAddress.TryParse(uri.Host, out var host)
        && IPAddress.IsLoopback(host)
            ? new Rehearsal(uri)
        : throw new RunException(
            $"{Variable} must be a loopback address such as http://127.0.0.1:5000, got '{address}'; preflight sets it: unset {Variable}"
        );

    private sealed class Redirect(Uri simulator) : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("x-ms-original-host", request.RequestUri!.Host);
            request.RequestUri = new Uri(simulator, request.RequestUri.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
