using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace App.Tests.Settings;

/// <summary>A Key Vault's secrets over HTTPS: it challenges requests without a token, and lists one secret per page.</summary>
internal sealed class FakeKeyVault : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly X509Certificate2 certificate;

    private FakeKeyVault(Dictionary<string, string> secrets, int? refuse)
    {
        certificate = LoopbackCertificate.Create(Address.Host);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        server = builder.Build();
        server.Use(
            async (context, next) =>
            {
                Requests.Enqueue($"{(context.Request.Headers.Authorization.Count > 0 ? "token" : "nothing")} {context.Request.Path}");
                if (context.Request.Headers.Authorization.Count == 0)
                {
                    context.Response.StatusCode = 401;
                    context.Response.Headers.WWWAuthenticate =
                        """Bearer authorization="https://login.microsoftonline.com/00000000-0000-0000-0000-000000000001", """
                        + """resource="https://vault.azure.net" """.Trim();
                }
                else if (refuse is { } status)
                {
                    context.Response.StatusCode = status;
                    await context.Response.WriteAsJsonAsync(
                        new
                        {
                            error = new { code = "Forbidden", message = "caller 11111111-2222-3333-4444-555555555555 is not authorized" },
                        }
                    );
                }
                else
                {
                    await next(context);
                }
            }
        );
        var names = secrets.Keys.ToArray();
        server.MapGet("/secrets", (int? page) =>
            new
            {
                value = names
                    .Skip(page ?? 0)
                    .Take(1)
                    .Select(name => new { id = $"{Address}secrets/{name}", attributes = new { enabled = true } }),
                nextLink = (page ?? 0) + 1 < names.Length ? $"{Address}secrets?api-version=7.5&page={(page ?? 0) + 1}" : null,
            }
        );
        server.MapGet("/secrets/{name}/{version?}", (string name) => new
            {
                value = secrets[name],
                id = $"{Address}secrets/{name}/1",
                attributes = new { enabled = true },
            });
    }

    /// <summary>Unique, because the client caches the challenge of a vault for the whole process.</summary>
    public Uri Address { get; } = new($"https://kv-{Guid.NewGuid():N}.vault.azure.net/");

    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Resolves the vault's name to this server.</summary>
    public SecretClientOptions Options =>
        new()
        {
            Retry = { MaxRetries = 0 },
            Transport = new HttpClientTransport(
                new SocketsHttpHandler
                {
                    ConnectCallback = async (_, cancellationToken) =>
                    {
                        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                        await socket.ConnectAsync(IPAddress.Loopback, new Uri(server.Urls.First()).Port, cancellationToken);
                        return new NetworkStream(socket, ownsSocket: true);
                    },
                    SslOptions = new SslClientAuthenticationOptions
                    {
                        RemoteCertificateValidationCallback = (_, shown, _, _) => certificate.IsShown(shown),
                    },
                }
            ),
        };

    public static async Task<FakeKeyVault> StartAsync(Dictionary<string, string> secrets, int? refuse = null)
    {
        var vault = new FakeKeyVault(secrets, refuse);
        await vault.server.StartAsync();
        return vault;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        certificate.Dispose();
    }
}
