using System.Net;

namespace App.LanguageModel;

/// <summary>
/// Sends a request to the first endpoint that is not resting. One that is throttled or broken rests for as long as it asks, and the
/// next is tried at once, as where one says nothing for its share of the patience; where all rest, a short wait is waited out and a long
/// one is given back as 429. Only whole requests are repeated: once an answer has begun, nothing is sent again.
/// </summary>
/// <param name="patience">How long a caller waits for an answer to begin, whoever gives it.</param>
internal sealed class FailoverHandler(
    IReadOnlyList<Uri> endpoints,
    TimeSpan patience,
    ModelTraffic traffic,
    TimeProvider clock,
    ILogger<FailoverHandler> log
) : DelegatingHandler
{
    /// <summary>Azure asks for hours at times (openai-dotnet #404); nobody waits that long in front of a page.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private const int Rounds = 3;
    private static readonly TimeSpan Broken = TimeSpan.FromSeconds(2);
    private readonly DateTimeOffset[] restingUntil = new DateTimeOffset[endpoints.Count];
    private readonly Lock gate = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        HttpResponseMessage? refused = null;
        HttpRequestException? unreachable = null;
        for (int round = 0, attempt = 0; round < Rounds; round++)
        {
            for (var i = 0; i < endpoints.Count; i++)
            {
                if (Rest(i) > TimeSpan.Zero)
                    continue;

                try
                {
                    var response = await SendAsync(Copy(request, endpoints[i], body), isLast: !IsAnyFree(i + 1), cancellationToken);
                    traffic.Answered(endpoints[i], endpoints[0], attempt++, response);
                    if (!IsPassing(response.StatusCode))
                    {
                        // Unread, it would keep its connection until the garbage is collected.
                        refused?.Dispose();
                        return response;
                    }

                    RestFor(i, RetryAfter.Of(response, clock));
                    log.LogWarning("Endpoint {Endpoint} answered {Status} and rests", endpoints[i].Host, (int)response.StatusCode);
                    refused?.Dispose();
                    refused = response;
                }
                catch (Exception problem) when (IsOfConnection(problem, cancellationToken))
                {
                    traffic.Tried(endpoints[i], attempt++);
                    RestFor(i, Broken);
                    log.LogWarning("Endpoint {Endpoint} cannot be reached and rests: {Problem}", endpoints[i].Host, problem.Message);
                    unreachable =
                        problem as HttpRequestException ?? new HttpRequestException($"{endpoints[i].Host} cannot be reached", problem);
                }
            }

            var wait = Enumerable.Range(0, endpoints.Count).Min(Rest);
            if (round == Rounds - 1 || wait > LongestWait)
                break;

            // A timer may end a moment early.
            await Task.Delay(wait + TimeSpan.FromMilliseconds(15), clock, cancellationToken);
        }

        if (refused is null && unreachable is not null)
            throw unreachable;

        refused ??= Resting();
        if (refused.StatusCode == HttpStatusCode.TooManyRequests)
            refused.Headers.RetryAfter = new(SecondsUntilOneIsFree());
        return refused;
    }

    /// <summary>The last one that is free has all the time that is left.</summary>
    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, bool isLast, CancellationToken cancellationToken)
    {
        if (isLast)
            return await base.SendAsync(request, cancellationToken);

        using var share = new CancellationTokenSource(patience / endpoints.Count, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, share.Token);
        return await base.SendAsync(request, either.Token);
    }

    private bool IsAnyFree(int from) => Enumerable.Range(from, endpoints.Count - from).Any(endpoint => Rest(endpoint) == TimeSpan.Zero);

    /// <summary>A connection that is not there in time comes as cancelled, though nobody cancelled it.</summary>
    private static bool IsOfConnection(Exception problem, CancellationToken cancellationToken) =>
        problem is HttpRequestException || (problem is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    /// <summary>Faults that another endpoint, or a later moment, may not have.</summary>
    private static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError;

    private TimeSpan Rest(int endpoint)
    {
        lock (gate)
        {
            var left = restingUntil[endpoint] - clock.GetUtcNow();
            return left < TimeSpan.Zero ? TimeSpan.Zero : left;
        }
    }

    private void RestFor(int endpoint, TimeSpan time)
    {
        lock (gate)
        {
            restingUntil[endpoint] = clock.GetUtcNow() + time;
        }
    }

    private static HttpResponseMessage Resting() =>
        new(HttpStatusCode.TooManyRequests)
        {
            Content = new StringContent("""{"error":{"code":"resting","message":"every endpoint rests"}}"""),
        };

    // The header holds whole seconds, and the endpoint that refused last is not always the one that is free first.
    private TimeSpan SecondsUntilOneIsFree() =>
        TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(Enumerable.Range(0, endpoints.Count).Min(Rest).TotalSeconds)));

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
