using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace App.Tests.LanguageModel;

/// <summary>A server on this machine that speaks the protocol of OpenAI over http, in pieces of any size.</summary>
internal sealed class CompatibleServer : IAsyncDisposable
{
    private readonly WebApplication server;

    private CompatibleServer(string stream, int pieces)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        server = builder.Build();
        server.MapPost("/v1/chat/completions", async context =>
        {
            Requests.Add(
                (
                    (await JsonDocument.ParseAsync(context.Request.Body)).RootElement.Clone(),
                    context.Request.Headers.Authorization.ToString()
                )
            );
            context.Response.ContentType = "text/event-stream; charset=utf-8";
            foreach (var piece in Encoding.UTF8.GetBytes(stream).Chunk(pieces))
            {
                await context.Response.Body.WriteAsync(piece);
                await context.Response.Body.FlushAsync();
            }
        });
    }

    public List<(JsonElement Body, string Authorization)> Requests { get; } = [];

    public string Address => $"{server.Urls.First()}/v1";

    /// <param name="stream">The body of each answer.</param>
    /// <param name="pieces">Bytes of a network packet; it may end inside a character.</param>
    public static async Task<CompatibleServer> StartAsync(string stream, int pieces)
    {
        var started = new CompatibleServer(stream, pieces);
        await started.server.StartAsync();
        return started;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
