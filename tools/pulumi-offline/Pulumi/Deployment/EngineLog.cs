using Pulumirpc;

namespace Pulumi;

/// <summary>Sends messages to the engine, in order, and remembers whether any was an error.</summary>
internal sealed class EngineLog(IEngine engine, Runner runner)
{
    private readonly Lock _gate = new();
    private Task _last = Task.CompletedTask;
    private volatile bool _hasErrors;

    public bool HasErrors => _hasErrors;

    public Task WriteAsync(LogSeverity severity, string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
    {
        if (severity == LogSeverity.Error)
            _hasErrors = true;
        var task = WriteAsync(
            resource,
            new LogRequest
            {
                Severity = severity,
                Message = message,
                StreamId = streamId ?? 0,
                Ephemeral = ephemeral ?? false,
            }
        );
        runner.Track(task);
        return task;
    }

    private static async Task<string> UrnOfAsync(Resource? resource)
    {
        try
        {
            return resource?.Urn is { } urn ? await urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false) ?? "" : "";
        }
        catch (Exception)
        {
            // The message may be about the very resource that failed; it is worth more than its URN.
            return "";
        }
    }

    // A message about a resource waits for its URN before it takes its turn, so that it cannot hold up the report of what keeps
    // the resource from getting one.
    private async Task WriteAsync(Resource? resource, LogRequest request)
    {
        request.Urn = await UrnOfAsync(resource).ConfigureAwait(false);
        Task task;
        lock (_gate)
            task = _last = SendAsync(_last, request);
        await task.ConfigureAwait(false);
    }

    private async Task SendAsync(Task previous, LogRequest request)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await engine.LogAsync(request).ConfigureAwait(false);
        }
        catch (Exception ex)
        {
            _hasErrors = true;
            throw new LogException(ex);
        }
    }
}
