using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AzureRest;

/// <summary>
/// The client: tokens, repeated tries and Retry-After are Azure.Core's; operations that go on after the answer are waited for.
/// </summary>
public sealed class ResourceManager : IResourceManager
{
    private static readonly string[] Ended = ["Succeeded", "Failed", "Canceled"];
    private readonly HttpPipeline _pipeline;
    private readonly ResourceManagerOptions _options;

    public ResourceManager(TokenCredential credential, ResourceManagerOptions? options = null)
    {
        _options = options ?? new();
        var token = new BearerTokenAuthenticationPolicy(credential, new Uri(_options.Endpoint, "/.default").ToString());
        _pipeline = HttpPipelineBuilder.Build(_options, [], [token], new ResponseClassifier());
    }

    public async Task<JsonObject?> FindAsync(string path, string apiVersion, CancellationToken cancellation)
    {
        try
        {
            return (await SendAsync(RequestMethod.Get, At(path, apiVersion), null, cancellation)).Object;
        }
        catch (ArmException exception) when (exception.IsAbsent)
        {
            return null;
        }
    }

    public async IAsyncEnumerable<JsonObject> ListAsync(
        string path,
        string apiVersion,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        for (var next = (Uri?)At(path, apiVersion); next is not null; )
        {
            JsonObject? page;
            try
            {
                page = (await SendAsync(RequestMethod.Get, next, null, cancellation)).Object;
            }
            catch (ArmException exception) when (exception.IsAbsent)
            {
                yield break;
            }

            foreach (var item in page?["value"] as JsonArray ?? [])
            {
                if (item is JsonObject found)
                {
                    yield return found;
                }
            }

            next = page?["nextLink"]?.ToString() is { Length: > 0 } link ? Follow(link) : null;
        }
    }

    public Task<JsonObject> PutAsync(string path, string apiVersion, JsonObject body, CancellationToken cancellation) =>
        ChangeAsync(RequestMethod.Put, At(path, apiVersion), body, cancellation);

    public Task<JsonObject> PatchAsync(string path, string apiVersion, JsonObject body, CancellationToken cancellation) =>
        ChangeAsync(RequestMethod.Patch, At(path, apiVersion), body, cancellation);

    public async Task<bool> DeleteAsync(string path, string apiVersion, CancellationToken cancellation)
    {
        try
        {
            var reply = await SendAsync(RequestMethod.Delete, At(path, apiVersion), null, cancellation);
            await WaitAsync(reply, $"DELETE {path}", cancellation);
            return reply.Status != 204;
        }
        catch (ArmException exception) when (exception.IsAbsent)
        {
            return false;
        }
    }

    public async Task<JsonObject?> PostAsync(string path, string apiVersion, JsonObject? body, CancellationToken cancellation)
    {
        var reply = await SendAsync(RequestMethod.Post, At(path, apiVersion), body, cancellation);
        return await WaitAsync(reply, $"POST {path}", cancellation);
    }

    private async Task<JsonObject> ChangeAsync(RequestMethod method, Uri uri, JsonObject body, CancellationToken cancellation)
    {
        var request = $"{method} {uri.AbsolutePath}";
        var reply = await SendAsync(method, uri, body, cancellation);
        var isLong = reply.Operation is not null || reply.Status == 202;
        await WaitAsync(reply, request, cancellation);
        var latest = isLong ? (await SendAsync(RequestMethod.Get, uri, null, cancellation)) : reply;

        // A provider may answer at once and go on working: the resource's own state tells.
        for (var start = _options.Time.GetTimestamp(); State(latest) is { } state && state != "Succeeded"; )
        {
            if (Ended.Contains(state))
            {
                throw new ArmException(
                    latest.Status,
                    $"Provisioning{state}",
                    "the resource is there, but its provisioning did not succeed; the activity log says why",
                    request
                );
            }

            await PauseAsync(latest, start, request, cancellation);
            latest = await SendAsync(RequestMethod.Get, uri, null, cancellation);
        }

        return latest.Object ?? [];
    }

    /// <returns>The result of the operation, if it has one.</returns>
    private async Task<JsonObject?> WaitAsync(Reply reply, string request, CancellationToken cancellation)
    {
        var start = _options.Time.GetTimestamp();
        if (reply.Operation is { } operation)
        {
            for (var latest = reply; ; )
            {
                await PauseAsync(latest, start, request, cancellation);
                latest = await SendAsync(RequestMethod.Get, Follow(operation), null, cancellation);

                // Some providers tell no state at its place, but the one of HTTP.
                var state = latest.Object?["status"]?.ToString() ?? (latest.Status == 202 ? "InProgress" : "Succeeded");
                if (state == "Succeeded")
                {
                    return latest.Object?["properties"] as JsonObject ?? latest.Object;
                }

                if (Ended.Contains(state))
                {
                    throw ArmException.Of(
                        latest.Status,
                        latest.Object?["error"] is null
                            ? new JsonObject { ["code"] = state, ["message"] = "the operation gave no reason" }
                            : latest.Body,
                        request
                    );
                }
            }
        }

        if (reply is not { Status: 202, Location: { } location })
        {
            return reply.Object;
        }

        var result = reply;
        while (result.Status == 202)
        {
            await PauseAsync(result, start, request, cancellation);

            // Some providers move the place on, and some forget it once the thing is gone.
            location = result.Location ?? location;
            try
            {
                result = await SendAsync(RequestMethod.Get, Follow(location), null, cancellation);
            }
            catch (ArmException exception) when (exception.IsAbsent && request.StartsWith("DELETE", StringComparison.Ordinal))
            {
                return null;
            }
        }

        return result.Object;
    }

    private async Task<Reply> SendAsync(RequestMethod method, Uri uri, JsonObject? body, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            var reply = await SendOnceAsync(method, uri, body, cancellation);
            if (reply.Status is >= 200 and < 300)
            {
                return reply;
            }

            var problem = ArmException.Of(reply.Status, reply.Body, $"{method} {uri.AbsolutePath}");
            if (!problem.IsPassingConflict || tries == _options.Tries)
            {
                throw problem;
            }

            await Task.Delay(Wait(reply), _options.Time, cancellation);
        }
    }

    private async Task<Reply> SendOnceAsync(RequestMethod method, Uri uri, JsonObject? body, CancellationToken cancellation)
    {
        using var message = _pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(uri);
        message.Request.Headers.Add("Accept", "application/json");
        if (body is not null)
        {
            message.Request.Headers.Add("Content-Type", "application/json");
            message.Request.Content = RequestContent.Create(BinaryData.FromString(body.ToJsonString()));
        }

        try
        {
            await _pipeline.SendAsync(message, cancellation);
            return Reply.Of(message.Response, _options.Time);
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException)
        {
            throw new ArmException(0, "Unreachable", exception.GetBaseException().Message, $"{method} {uri.AbsolutePath}");
        }
    }

    private async Task PauseAsync(Reply reply, long start, string request, CancellationToken cancellation)
    {
        if (_options.Time.GetElapsedTime(start) >= _options.Patience)
        {
            throw new ArmException(
                reply.Status,
                "StillRunning",
                $"not finished after {_options.Patience.TotalMinutes:0} minutes; Azure goes on with it, so look again later",
                request
            );
        }

        await Task.Delay(Wait(reply), _options.Time, cancellation);
    }

    /// <summary>A Retry-After of zero counts as none: Azure throttles polling without a pause.</summary>
    private TimeSpan Wait(Reply reply) => reply.RetryAfter is { Ticks: > 0 } wait ? wait : _options.Interval;

    private Uri At(string path, string apiVersion) =>
        new(_options.Endpoint, $"{path}{(path.Contains('?') ? '&' : '?')}api-version={apiVersion}");

    /// <summary>Sends the token to the intended host only, whatever a response contains.</summary>
    private Uri Follow(string link) =>
        new Uri(_options.Endpoint, link) is var uri
        && uri.Authority == _options.Endpoint.Authority
        && uri.Scheme == _options.Endpoint.Scheme
            ? uri
            : throw new ArmException(
                0,
                "ForeignLink",
                $"an answer points to {uri.Host}, which is not {_options.Endpoint.Host}; it was not followed",
                $"GET {link}"
            );

    private static string? State(Reply reply) =>
        (reply.Object?["properties"] as JsonObject)?["provisioningState"]?.ToString() is { Length: > 0 } state ? state : null;
}
