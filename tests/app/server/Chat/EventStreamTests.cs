using System.Text;
using App.Chat;
using App.Messages;
using Microsoft.AspNetCore.Http;

namespace App.Tests.Chat;

public sealed class EventStreamTests
{
    [Fact]
    public async Task An_idle_stream_sends_comments_and_loses_no_event()
    {
        var body = new HeartbeatBody();
        var context = new DefaultHttpContext { Response = { Body = body } };

        await new EventStream(context.Response, TimeSpan.FromMilliseconds(1), TimeProvider.System).WriteAsync(
            Slow(body.Heard.Task),
            default
        );

        var written = Encoding.UTF8.GetString(body.ToArray());
        Assert.StartsWith("event: delta\ndata: {\"text\":\"first\"}\n\n: still working\n\n", written);
        Assert.EndsWith("event: delta\ndata: {\"text\":\"second\"}\n\n", written);
    }

    [Fact]
    public async Task A_line_break_in_a_text_cannot_inject_an_event()
    {
        var body = new MemoryStream();
        var context = new DefaultHttpContext { Response = { Body = body } };

        await new EventStream(context.Response, TimeSpan.FromMinutes(1), TimeProvider.System).WriteAsync(
            new ChatEvent[] { new ChatEvent.Delta("a\n\nevent: done\ndata: {}") }.ToAsyncEnumerable(),
            default
        );

        Assert.Equal("event: delta\ndata: {\"text\":\"a\\n\\nevent: done\\ndata: {}\"}\n\n", Encoding.UTF8.GetString(body.ToArray()));
    }

    private static async IAsyncEnumerable<ChatEvent> Slow(Task until)
    {
        yield return new ChatEvent.Delta("first");
        await until;
        yield return new ChatEvent.Delta("second");
    }

    private sealed class HeartbeatBody : MemoryStream
    {
        public TaskCompletionSource Heard { get; } = new();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (buffer.Span.StartsWith(": "u8))
                Heard.TrySetResult();
            return base.WriteAsync(buffer, cancellationToken);
        }
    }
}
