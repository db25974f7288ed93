using System.Net;

namespace App.LanguageModel;

/// <summary>
/// Sends a request to the first available endpoint. A throttled or failing endpoint is skipped until its Retry-After has passed (cooldown);
/// the next one is tried at once, also if an endpoint is silent for its share of the time limit. If all endpoints are in cooldown, it waits
/// for short delays and returns 429 for long ones. It only repeats whole requests: after an answer has begun, nothing is sent again.
/// </summary>
/// <param name="behindGateway">
/// The endpoint is a gateway with limits for each user and its own failover: one user's 429 says nothing about the next call, so each call
/// has cooldowns of its own.
/// </param>
/// <param name="patience">The time limit for the beginning of an answer, for all endpoints together.</param>
internal sealed class FailoverHandler(
    IReadOnlyList<Uri> endpoints,
    bool behindGateway,
    TimeSpan patience,
    ModelTraffic traffic,
    TimeProvider clock,
    ILogger<FailoverHandler> log
) : DelegatingHandler
{
    /// <summary>Azure can ask for hours (openai-dotnet #404), which is too long for a user who waits.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private const int Rounds = 3;
    private static readonly TimeSpan Broken = TimeSpan.FromSeconds(2);
    private readonly Cooldowns shared = new(endpoints.Count, clock);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var cooldowns = behindGateway ? new Cooldowns(endpoints.Count, clock) : shared;
        HttpResponseMessage? refused = null;
        HttpRequestException? unreachable = null;
        for (int round = 0, attempt = 0; round < Rounds; round++)
        {
            for (var i = 0; i < endpoints.Count; i++)
            {
                if (cooldowns.Of(i) > TimeSpan.Zero)
                    continue;

                try
                {
                    var response = await SendAsync(
                        Copy(request, endpoints[i], body),
                        isLast: !cooldowns.IsAnyFree(i + 1),
                        cancellationToken
                    );
                    traffic.Answered(endpoints[i], endpoints[0], attempt++, response);
                    if (!IsTransient(response.StatusCode))
                    {
                        // An unread response would keep its connection until garbage collection.
                        refused?.Dispose();
                        return response;
                    }

                    cooldowns.Start(i, RetryAfter.Of(response, clock));
                    log.LogWarning("Endpoint {Endpoint} answered {Status} and is in cooldown", endpoints[i].Host, (int)response.StatusCode);
                    refused?.Dispose();
                    refused = response;
                }
                catch (Exception problem) when (IsOfConnection(problem, cancellationToken))
                {
                    traffic.Tried(endpoints[i], attempt++);
                    cooldowns.Start(i, Broken);
                    log.LogWarning(
                        "Endpoint {Endpoint} cannot be reached and is in cooldown: {Problem}",
                        endpoints[i].Host,
                        problem.Message
                    );
                    unreachable =
                        problem as HttpRequestException ?? new HttpRequestException($"{endpoints[i].Host} cannot be reached", problem);
                }
            }

            var wait = cooldowns.Shortest;
            if (round == Rounds - 1 || wait > LongestWait)
                break;

            // A timer can end a moment early.
            await Task.Delay(wait + TimeSpan.FromMilliseconds(15), clock, cancellationToken);
        }

        if (refused is null && unreachable is not null)
            throw unreachable;

        refused ??= AllInCooldown();
        if (refused.StatusCode == HttpStatusCode.TooManyRequests)
            refused.Headers.RetryAfter = new(cooldowns.SecondsUntilOneIsFree);
        return refused;
    }

    /// <summary>The last available endpoint has all the remaining time.</summary>
    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, bool isLast, CancellationToken cancellationToken)
    {
        if (isLast)
            return await base.SendAsync(request, cancellationToken);

        using var share = new CancellationTokenSource(patience / endpoints.Count, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, share.Token);
        return await base.SendAsync(request, either.Token);
    }

    /// <summary>A connect timeout is reported as a cancellation.</summary>
    private static bool IsOfConnection(Exception problem, CancellationToken cancellationToken) =>
        problem is HttpRequestException || (problem is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    /// <summary>Faults that another endpoint, or a later attempt, can avoid.</summary>
    private static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError;

    private static HttpResponseMessage AllInCooldown() =>
        new(HttpStatusCode.TooManyRequests)
        {
            Content = new StringContent("""{"error":{"code":"cooldown","message":"all endpoints are throttled (cooldown)"}}"""),
        };

    private static HttpRequestMessage Copy(HttpRequestMessage request, Uri endpoint, byte[]? body)
    {
        var address = new UriBuilder(request.RequestUri!)
        {
            Scheme = endpoint.Scheme,
            Host = endpoint.Host,
            Port = endpoint.Port,
        };
        var copy = new HttpRequestMessage(request.Method, address.Uri) { Version = request.Version, VersionPolicy = request.VersionPolicy };
        foreach (var (name, values) in request.Headers)
            copy.Headers.TryAddWithoutValidation(name, values);
        if (body is not null)
        {
            copy.Content = new ByteArrayContent(body);
            foreach (var (name, values) in request.Content!.Headers)
                copy.Content.Headers.TryAddWithoutValidation(name, values);
        }

        return copy;
    }
}
