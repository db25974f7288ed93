using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using App.Messages;

namespace App.Chat;

/// <summary>
/// Writes events as server-sent events. What is ready is sent before anything is waited for, and a comment when there is nothing to say
/// for long.
/// </summary>
internal sealed class EventStream(HttpResponse response, TimeSpan heartbeat, TimeProvider clock)
{
    // Events that come all at once share a packet, up to this size.
    private const int LargestPacket = 4 * 1024;

    private readonly PipeWriter body = response.BodyWriter;

    public async Task WriteAsync(IAsyncEnumerable<ChatEvent> events, CancellationToken cancellationToken)
    {
        // A proxy that buffers or compresses would hold words back.
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store, no-transform";
        response.Headers["X-Accel-Buffering"] = "no";

        await using var json = new Utf8JsonWriter(body);
        await using var source = events.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            var next = source.MoveNextAsync();
            if (!(next.IsCompleted ? await next : await WaitAsync(next.AsTask())))
                break;

            Write(source.Current, json);
            if (body.UnflushedBytes >= LargestPacket)
                await body.FlushAsync(CancellationToken.None);
        }

        await body.FlushAsync(CancellationToken.None);
    }

    // App Service cuts a request that is silent for about 230 seconds.
    private async Task<bool> WaitAsync(Task<bool> next)
    {
        try
        {
            while (true)
            {
                await body.FlushAsync(CancellationToken.None);
                try
                {
                    return await next.WaitAsync(heartbeat, clock, CancellationToken.None);
                }
                catch (TimeoutException) when (!next.IsCompleted)
                {
                    body.Write(": still working\n\n"u8);
                }
            }
        }
        finally
        {
            // Events can only be disposed of at rest.
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Write(ChatEvent value, Utf8JsonWriter json)
    {
        body.Write("event: "u8);
        Encoding.UTF8.GetBytes(value.Name, body);
        body.Write("\ndata: "u8);
        JsonSerializer.Serialize(json, value, value.GetType(), ChatJson.Default);
        json.Reset();
        body.Write("\n\n"u8);
    }
}
