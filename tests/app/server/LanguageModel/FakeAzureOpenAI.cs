using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace App.Tests.LanguageModel;

/// <summary>Azure OpenAI's v1 chat endpoint over HTTPS on this machine: the real protocol, with faults on request.</summary>
internal sealed class FakeAzureOpenAI : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly X509Certificate2 certificate = LoopbackCertificate.Create();
    private int calls;

    private FakeAzureOpenAI(Func<HttpContext, int, JsonElement, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        server = builder.Build();
        server.MapPost("/openai/v1/chat/completions", async context =>
        {
            var call = Interlocked.Increment(ref calls);
            var body = (await JsonDocument.ParseAsync(context.Request.Body)).RootElement.Clone();
            Requests.Add((body, context.Request.Headers.Authorization.ToString()));
            context.RequestAborted.Register(() => Left.TrySetResult());
            await answer(context, call, body);
        });
        server.MapPost("/openai/v1/embeddings", context => Embed(context));
    }

    public Func<HttpContext, Task> Embed { get; set; } = new EmbeddingEndpoint().AnswerAsync;

    public ConcurrentBag<(JsonElement Body, string Authorization)> Requests { get; } = [];

    /// <summary>Completes when a client disconnects before the end of the answer.</summary>
    public TaskCompletionSource Left { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Calls => calls;

    public string Address => server.Urls.First();

    public bool IsIts(X509Certificate? shown) => certificate.IsShown(shown);

    public static Task<FakeAzureOpenAI> StartAsync(Func<HttpContext, int, Task> answer) =>
        StartAsync((context, call, _) => answer(context, call));

    /// <param name="answer">Depends on the request's body.</param>
    public static Task<FakeAzureOpenAI> StartReadingAsync(Func<HttpContext, JsonElement, Task> answer) =>
        StartAsync((context, _, body) => answer(context, body));

    private static async Task<FakeAzureOpenAI> StartAsync(Func<HttpContext, int, JsonElement, Task> answer)
    {
        var fake = new FakeAzureOpenAI(answer);
        await fake.server.StartAsync();
        return fake;
    }

    /// <summary>Words as chunks, then the finish reason; null ends without one.</summary>
    public static async Task StreamAsync(HttpContext context, string[] words, string? finish = "stop", bool done = true)
    {
        if (!context.Response.HasStarted)
            context.Response.ContentType = "text/event-stream";
        foreach (var word in words)
            await SendAsync(
                context,
                JsonSerializer.Serialize(
                    new
                    {
                        id = "c",
                        @object = "chat.completion.chunk",
                        created = 1,
                        model = "m",
                        choices = new[]
                        {
                            new
                            {
                                index = 0,
                                delta = new { role = "assistant", content = word },
                                finish_reason = (string?)null,
                            },
                        },
                    }
                )
            );
        if (finish is not null)
        {
            await SendAsync(
                context,
                JsonSerializer.Serialize(
                    new
                    {
                        id = "c",
                        @object = "chat.completion.chunk",
                        created = 1,
                        model = "m",
                        choices = new[]
                        {
                            new
                            {
                                index = 0,
                                delta = new { },
                                finish_reason = finish,
                            },
                        },
                    }
                )
            );
            if (done)
                await SendAsync(context, "[DONE]");
        }
    }

    public static async Task SendAsync(HttpContext context, string data)
    {
        await context.Response.WriteAsync($"data: {data}\n\n");
        await context.Response.Body.FlushAsync();
    }

    public static Task RefuseAsync(
        HttpContext context,
        int status,
        string body = """{"error":{"code":"x","message":"y"}}""",
        params (string Name, string Value)[] headers
    )
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        return context.Response.WriteAsync(body);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        certificate.Dispose();
    }
}
