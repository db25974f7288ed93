using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Tests;

/// <summary>A fake deployed app: answers each question over HTTP with a scripted response.</summary>
internal sealed class FakeSite : IAsyncDisposable
{
    private readonly WebApplication app;

    private FakeSite(WebApplication app) => this.app = app;

    public Uri Address => new($"{app.Urls.Single()}/");

    public List<(string Body, string? Authorization)> Requests { get; } = [];

    public static async Task<FakeSite> StartAsync(Func<int, HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        var site = new FakeSite(app);
        app.Run(async context =>
        {
            using var body = new StreamReader(context.Request.Body);
            site.Requests.Add((await body.ReadToEndAsync(), context.Request.Headers.Authorization));
            await answer(site.Requests.Count, context);
        });
        await app.StartAsync();
        return site;
    }

    public static object Meta { get; } = new
    {
        conversationId = "c",
        answerId = "a",
        mode = "Azure",
        made = new
        {
            prompt = "p1",
            model = "m1",
            index = "i1",
        },
        citations = new[]
        {
            new
            {
                number = 1,
                id = "a.md#one",
                title = "A",
                heading = "One",
                text = "Text.",
                score = 1,
                contentHash = "h",
            },
        },
    };

    public static async Task WriteAsync(HttpContext context, params (string Name, object Data)[] events)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync(": still working\n\n");
        foreach (var (name, data) in events)
            await context.Response.WriteAsync($"event: {name}\ndata: {JsonSerializer.Serialize(data)}\n\n");
    }

    public static Task AnswerAsync(HttpContext context) =>
        WriteAsync(
            context,
            ("meta", Meta),
            ("delta", new { text = "Text" }),
            ("delta", new { text = ". [1]" }),
            ("done", new { finishReason = "stop", cited = new[] { 1 } })
        );

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
