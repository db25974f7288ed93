using System.Text;
using System.Text.Json;

namespace App.Chat;

/// <summary>Writes events as server-sent events, each flushed at once, with a comment when there is nothing to say for long.</summary>
internal sealed class EventStream(HttpResponse response, TimeSpan heartbeat, TimeProvider clock)
{
    public async Task WriteAsync(IAsyncEnumerable<ChatEvent> events, CancellationToken cancellationToken)
    {
        // A proxy that buffers or compresses would hold words back.
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store, no-transform";
        response.Headers["X-Accel-Buffering"] = "no";

        await using var source = events.GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(source, cancellationToken))
            await WriteAsync(Format(source.Current), cancellationToken);
    }

    // App Service cuts a request that is silent for about 230 seconds.
    private async Task<bool> NextAsync(IAsyncEnumerator<ChatEvent> source, CancellationToken cancellationToken)
    {
        var next = source.MoveNextAsync().AsTask();
        while (true)
        {
            try
            {
                return await next.WaitAsync(heartbeat, clock, CancellationToken.None);
            }
            catch (TimeoutException) when (!next.IsCompleted)
            {
                await WriteAsync(": still working\n\n", cancellationToken);
            }
        }
    }

    private async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }

    private static string Format(ChatEvent value) =>
        $"event: {value.Name}\ndata: {JsonSerializer.Serialize(value, value.GetType(), ChatJson.Default)}\n\n";
}
