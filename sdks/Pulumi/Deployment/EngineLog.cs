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
        Task task;
        lock (_gate)
            task = _last = SendAsync(_last, severity, message, resource, streamId, ephemeral);
        runner.Track(task);
        return task;
    }

    private static async Task<string> UrnOfAsync(Resource? resource)
    {
        try
        {
            return resource?.Urn is { } urn ? await urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false) : "";
        }
        catch (Exception)
        {
            // The message may be about the very resource that failed; it is worth more than its URN.
            return "";
        }
    }

    private async Task SendAsync(Task previous, LogSeverity severity, string message, Resource? resource, int? streamId, bool? ephemeral)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var urn = await UrnOfAsync(resource).ConfigureAwait(false);
        try
        {
            await engine.LogAsync(new LogRequest
            {
                Severity = severity,
                Message = message,
                Urn = urn,
                StreamId = streamId ?? 0,
                Ephemeral = ephemeral ?? false,
            }).ConfigureAwait(false);
        }
        catch (Exception ex)
        {
            _hasErrors = true;
            throw new LogException(ex);
        }
    }
}
