using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Infra.Tests.Rehearsing;

/// <summary>A simulator's loopback address: a clock that the test moves, and a store that keeps what it gets.</summary>
internal sealed class Simulator : IAsyncDisposable
{
    private readonly WebApplication _site;
    private readonly List<(DateTimeOffset Time, TaskCompletionSource Reached)> _waits = [];
    private readonly SemaphoreSlim _asked = new(0);

    private Simulator(WebApplication site) => _site = site;

    public DateTimeOffset Now { get; private set; } = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public ConcurrentQueue<string> Requests { get; } = new();

    public Uri Address => new(_site.Urls.Single());

    public static async Task<Simulator> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var simulator = new Simulator(builder.Build());
        simulator._site.Run(simulator.AnswerAsync);
        await simulator._site.StartAsync();
        return simulator;
    }

    /// <summary>Waits until the program asks for a time, and moves the clock there.</summary>
    public async Task MoveToNextAsync()
    {
        await _asked.WaitAsync();
        lock (_waits)
        {
            var (time, reached) = _waits.MinBy(wait => wait.Time);
            _waits.RemoveAll(wait => wait.Reached == reached);
            Now = time;
            reached.SetResult();
        }
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Path == "/clock")
        {
            await context.Response.WriteAsync($"{Now:O}");
        }
        else if (request.Path == "/clock/until")
        {
            var wait = (Time: DateTimeOffset.Parse(request.Query["utc"]!), new TaskCompletionSource());
            lock (_waits)
            {
                _waits.Add(wait);
            }

            _asked.Release();
            await wait.Item2.Task.WaitAsync(context.RequestAborted);
        }
        else
        {
            Requests.Enqueue($"{request.Method} {request.Headers["x-ms-original-host"]} {request.Path} {request.Headers.Authorization}");
            context.Response.Headers.ETag = "\"1\"";
            context.Response.Headers.LastModified = "Thu, 01 Jan 1970 00:00:00 GMT";
            context.Response.Headers["x-ms-error-code"] = request.Method == "PUT" ? default : "BlobNotFound";
            context.Response.StatusCode = request.Method == "PUT" ? 201 : 404;
        }
    }
}
