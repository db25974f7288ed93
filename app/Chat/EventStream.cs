using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using App.Messages;

namespace App.Chat;

/// <summary>
/// Writes server-sent events. It flushes before each wait, and writes a comment when the stream is silent for too long.
/// </summary>
internal sealed class EventStream(HttpResponse response, TimeSpan heartbeat, TimeProvider clock)
{
    // Events that are ready together share a packet up to this size.
    private const int LargestPacket = 4 * 1024;

    private readonly PipeWriter body = response.BodyWriter;

    public async Task WriteAsync(IAsyncEnumerable<ChatEvent> events, CancellationToken cancellationToken)
    {
        // Keeps proxies from buffering or compressing the stream.
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

    // App Service ends a request after about 230 silent seconds.
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
            // An async iterator can only be disposed when no MoveNext is running.
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
