using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Ci.Tests.Rehearsals;

/// <summary>Fake apps of a rehearsal's stacks for the smoke test: each runs the release in the outputs of its stack.</summary>
internal sealed class DeployedSites : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string cloud;

    private DeployedSites(WebApplication app, string cloud) => (this.app, this.cloud) = (app, cloud);

    /// <summary>Packages whose app answers questions that it must reject.</summary>
    public HashSet<string> Broken { get; } = [];

    /// <summary>Packages whose app rejects questions because its quota is used.</summary>
    public HashSet<string> Throttled { get; } = [];

    /// <summary>Called with the package of the site at each question.</summary>
    public Action<string>? Asked { get; set; }

    public string AddressOf(string stack) => $"{app.Urls.Single()}/{stack}/";

    public static async Task<DeployedSites> StartAsync(string cloud)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        var sites = new DeployedSites(app, cloud);
        app.Run(sites.AnswerAsync);
        await app.StartAsync();
        return sites;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var outputs = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(cloud, "stacks", path[0], "outputs.json")))!;
        var slot = path[1] == "slot" && outputs["slotPackage"] is not null;
        var (commit, package) = slot ? (outputs["slotCommit"], outputs["slotPackage"]) : (outputs["commit"], outputs["package"]);
        switch (path[^1])
        {
            case "readyz":
                var index = new { version = "i1" };
                await context.Response.WriteAsync(
                    JsonSerializer.Serialize(
                        new
                        {
                            status = "ready",
                            mode = "Azure",
                            model = "chat",
                            prompt = "p1",
                            index,
                            version = package,
                            commit,
                        }
                    )
                );
                break;
            case "chat":
                var question = await new StreamReader(context.Request.Body).ReadToEndAsync();
                Asked?.Invoke((string)package!);
                if (Throttled.Contains((string)package!))
                {
                    context.Response.StatusCode = 429;
                    break;
                }

                var known = question.Contains("grounding") || Broken.Contains((string)package!);
                context.Response.ContentType = "text/event-stream";
                await context.Response.WriteAsync(
                    known
                        ? "event: delta\ndata: {\"text\":\"Because. [1]\"}\n\nevent: done\ndata: "
                            + "{\"finishReason\":\"stop\",\"cited\":[1]}\n\n"
                        : "event: done\ndata: {\"finishReason\":\"refused\",\"cited\":[]}\n\n"
                );
                break;
        }
    }
}
