using System.Globalization;
using System.Net;
using AzureSimulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Rehearsal.Records;
using Rehearsal.Time;

namespace Rehearsal.Programs;

/// <summary>
/// What a program reaches of the simulated world beside its engine: the virtual clock at /clock and /clock/until?utc=, and the blob service
/// of its storage accounts, by requests with the original host in x-ms-original-host.
/// </summary>
internal sealed class ClockEndpoint : IAsyncDisposable
{
    private const string OriginalHost = "x-ms-original-host";
    private readonly WebApplication _application;
    private readonly VirtualScheduler _scheduler;
    private readonly Func<BlobRequest, BlobResponse> _blobs;
    private readonly List<ProgramWait> _waits = [];

    private ClockEndpoint(WebApplication application, VirtualScheduler scheduler, Func<BlobRequest, BlobResponse> blobs) =>
        (_application, _scheduler, _blobs) = (application, scheduler, blobs);

    public string Address { get; private set; } = "";

    /// <summary>The program that now runs.</summary>
    public (Inbox Inbox, Traffic Traffic)? Current { get; set; }

    /// <summary>The times that programs waited.</summary>
    public IReadOnlyList<ProgramWait> Waits => _waits;

    public static async Task<ClockEndpoint> StartAsync(VirtualScheduler scheduler, Func<BlobRequest, BlobResponse> blobs)
    {
        ClockEndpoint? made = null;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AllowSynchronousIO = false;
                kestrel.Listen(IPAddress.Loopback, 0, listen =>
                {
                    listen.Protocols = HttpProtocols.Http1;
                    listen.Use(next =>
                        connection => made?.Current?.Traffic.ConnectAsync(connection, next, listen.Protocols) ?? next(connection)
                    );
                });
            });
        var application = builder.Build();
        var endpoint = made = new ClockEndpoint(application, scheduler, blobs);
        application.Use(next => context => endpoint.Current?.Traffic.PassAsync(context, next) ?? next(context));
        application.Run(endpoint.AnswerAsync);
        await application.StartAsync();
        endpoint.Address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return endpoint;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Headers[OriginalHost].FirstOrDefault() is { } host)
        {
            var call = await BlobOfAsync(request, host);
            var answer = await AskAsync($"3 {call.Method} {host}{call.Path}", () => Task.FromResult(_blobs(call)));
            await WriteAsync(context, answer);
            return;
        }

        var now = request.Path.Value switch
        {
            // Answered at once, so that it parts no group of requests: time stands while the program asks.
            "/clock" => _scheduler.Now,
            "/clock/until" when DateTimeOffset.TryParse(request.Query["utc"], CultureInfo.InvariantCulture, out var until) =>
                await AskAsync($"3 {until:O}", () => UntilAsync(until)),
            _ => (DateTimeOffset?)null,
        };
        if (now is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await context.Response.WriteAsync(now.Value.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
    }

    private async Task<DateTimeOffset> UntilAsync(DateTimeOffset until)
    {
        var start = _scheduler.Now;
        await _scheduler.UntilAsync(until, "~");
        if (_scheduler.Now > start)
        {
            _waits.Add(new ProgramWait(start, _scheduler.Now));
        }

        return _scheduler.Now;
    }

    /// <summary>On the thread of the virtual time.</summary>
    private async Task<T> AskAsync<T>(string key, Func<Task<T>> answer)
    {
        var (inbox, traffic) = Current ?? throw new InvalidOperationException("no program runs");
        return await Question.AskAsync(inbox, traffic, key, answer);
    }

    private static async Task<BlobRequest> BlobOfAsync(HttpRequest request, string host)
    {
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content);
        return new BlobRequest(request.Method, host, request.Path.Value ?? "/", content.ToArray())
        {
            Query = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()),
            Headers = request
                .Headers.Where(pair =>
                    pair.Key.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase)
                    || pair.Key is "If-Match" or "If-None-Match" or "Content-Type"
                )
                .ToDictionary(pair => pair.Key.ToLowerInvariant(), pair => pair.Value.ToString()),
            IsPrivate = true,
        };
    }

    private static async Task WriteAsync(HttpContext context, BlobResponse answer)
    {
        if (answer.Status == 0)
        {
            // No such host: the client sees a broken connection, as it does of Azure.
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        context.Response.Headers["x-ms-request-id"] = "00000000-0000-0000-0000-000000000000";
        if (answer.ErrorCode is { } code)
        {
            context.Response.Headers["x-ms-error-code"] = code;
        }

        if (answer.Etag is { } etag)
        {
            context.Response.Headers.ETag = etag;
        }

        if (answer.Modified is { } modified)
        {
            context.Response.Headers.LastModified = modified.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
        }

        var content = context.Request.Method == "HEAD" || answer.IsError ? [] : answer.Content ?? [];
        context.Response.ContentLength = context.Request.Method == "HEAD" ? answer.Length : content.Length;
        await context.Response.Body.WriteAsync(content);
        await context.Response.CompleteAsync();
    }
}
