using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Benchmarks.Upstream;

/// <summary>
/// What the app finds around it in Azure: chat completions over HTTPS (one port for each endpoint), and over HTTP, as on App Service,
/// the managed identity, here with a sink for telemetry.
/// </summary>
internal sealed class ModelServer : IAsyncDisposable
{
    /// <summary>The token that the identity endpoint returns and the model requires.</summary>
    public const string Token = "token-of-the-managed-identity";

    /// <summary>IDENTITY_HEADER: authenticates the app at the identity endpoint.</summary>
    public const string IdentityHeader = "only-for-this-app";

    private readonly Certificate certificate = new();
    private readonly WebApplication server;
    private int exports;

    private ModelServer(int endpoints, RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            for (var i = 0; i < endpoints; i++)
                kestrel.Listen(IPAddress.Loopback, 0, listen =>
                {
                    listen.Protocols = HttpProtocols.Http1;
                    listen.UseHttps(certificate.Own);
                });
        });
        server = builder.Build();
        server.MapPost("/openai/v1/chat/completions", context =>
        {
            if (context.Request.Headers.Authorization == $"Bearer {Token}")
                return answer(context);

            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        });
        server.MapGet("/identity", IdentityAsync);
        server.MapPost("/v1/{signal}", TakeTelemetryAsync);
        server.MapGet("/exports", () => exports);
    }

    public IReadOnlyList<Uri> Endpoints => [.. Addresses.Where(address => address.Scheme == Uri.UriSchemeHttps)];

    /// <summary>Where identity and telemetry are.</summary>
    public Uri Platform => Addresses.Single(address => address.Scheme == Uri.UriSchemeHttp);

    /// <summary>For who needs one endpoint.</summary>
    public UpstreamAddress Address => new(Endpoints[0], Platform, certificate.File);

    private IEnumerable<Uri> Addresses => server.Urls.Select(address => new Uri(address));

    public static async Task<ModelServer> StartAsync(int endpoints, RequestDelegate answer)
    {
        var started = new ModelServer(endpoints, answer);
        await started.server.StartAsync();
        return started;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        certificate.Dispose();
    }

    private static IResult IdentityAsync(HttpContext context) =>
        context.Request.Headers["X-IDENTITY-HEADER"] == IdentityHeader
            ? Results.Json(
                new Dictionary<string, string>
                {
                    ["access_token"] = Token,
                    ["expires_on"] = DateTimeOffset.UtcNow.AddDays(1).ToUnixTimeSeconds().ToString(),
                    ["resource"] = context.Request.Query["resource"].ToString(),
                    ["token_type"] = "Bearer",
                }
            )
            : Results.Unauthorized();

    // An empty body is an empty protobuf message: everything was taken.
    private async Task TakeTelemetryAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        Interlocked.Increment(ref exports);
        context.Response.ContentType = "application/x-protobuf";
    }
}
