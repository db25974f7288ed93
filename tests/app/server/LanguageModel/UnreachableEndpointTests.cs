using System.Net.Sockets;
using App.LanguageModel;
using App.Tests.Credentials;
using Azure.Core;
using Microsoft.Extensions.DependencyInjection;

namespace App.Tests.LanguageModel;

/// <summary>Connections without a response, as with a deleted private endpoint or a firewall.</summary>
public sealed class UnreachableEndpointTests
{
    [Fact]
    public async Task An_unreachable_endpoint_fails_over_to_the_second()
    {
        await using var second = await FakeAzureOpenAI.StartAsync((context, _) => FakeAzureOpenAI.StreamAsync(context, ["Yes [1]."]));
        var tries = 0;
        using var app = new ChatApplication
        {
            Settings = ModelApplication.Settings("https://silent.invalid", second.Address),
            Replace = services =>
            {
                services.AddSingleton<TokenCredential>(new CountedCredential(TimeSpan.FromHours(1)));
                services
                    .AddHttpClient(ModelClient.Transport)
                    .ConfigurePrimaryHttpMessageHandler(() =>
                    {
                        var connections = ModelClient.Connections();
                        connections.ConnectTimeout = TimeSpan.FromSeconds(2);
                        connections.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => second.IsIts(certificate);
                        connections.ConnectCallback = async (context, cancellationToken) =>
                        {
                            if (context.DnsEndPoint.Host == "silent.invalid")
                            {
                                tries++;
                                await Task.Delay(Timeout.Infinite, cancellationToken);
                            }

                            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                            return new NetworkStream(socket, ownsSocket: true);
                        };
                        return connections;
                    });
            },
        };

        Assert.Equal("done", (await app.EventsAsync(ModelApplication.Question))[^1].Name);
        Assert.Equal(1, tries);
    }
}
