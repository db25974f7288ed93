using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace App.Tests.Telemetry;

/// <summary>Accepts posted telemetry, as an OpenTelemetry collector or Azure Monitor's ingestion does.</summary>
internal sealed class FakeIntake : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly X509Certificate2 certificate = LoopbackCertificate.Create();

    private FakeIntake(bool https)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                if (https)
                    listen.UseHttps(certificate);
            }));
        server = builder.Build();
        server.MapPost("{**path}", async context =>
        {
            using var body = new MemoryStream();
            await using Stream sent =
                context.Request.Headers.ContentEncoding == "gzip"
                    ? new GZipStream(context.Request.Body, CompressionMode.Decompress)
                    : context.Request.Body;
            await sent.CopyToAsync(body);
            Received.Add(
                new(
                    context.Request.Path,
                    context.Request.Headers.ToDictionary(
                        header => header.Key,
                        header => header.Value.ToString(),
                        StringComparer.OrdinalIgnoreCase
                    ),
                    body.ToArray()
                )
            );
            var items = Encoding.UTF8.GetString(body.ToArray()).Count(letter => letter == '\n') + 1;
            if (context.Request.Path.Value!.EndsWith("/track", StringComparison.Ordinal))
                await context.Response.WriteAsJsonAsync(
                    new
                    {
                        itemsReceived = items,
                        itemsAccepted = items,
                        errors = Array.Empty<string>(),
                    }
                );
        });
    }

    public ConcurrentBag<Post> Received { get; } = [];

    public string Address => server.Urls.First();

    public static async Task<FakeIntake> StartAsync(bool https = false)
    {
        var intake = new FakeIntake(https);
        await intake.server.StartAsync();
        return intake;
    }

    public HttpMessageHandler Trusting() => certificate.Connections();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        certificate.Dispose();
    }

    public sealed record Post(string Path, Dictionary<string, string> Headers, byte[] Body)
    {
        public string Text => Encoding.UTF8.GetString(Body);
    }
}
