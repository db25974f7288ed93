using Microsoft.AspNetCore.Http;

namespace Benchmarks.Upstream;

/// <summary>The answer that is measured: pieces of text, each flushed, with the same pause after each.</summary>
internal sealed class SteadyAnswer(TimeSpan pause, int pieces = SteadyAnswer.Usual)
{
    public const int Usual = 200;

    private readonly ReadOnlyMemory<byte>[] events =
    [
        CompletionEvents.Role,
        .. Enumerable.Range(1, pieces).Select(number => CompletionEvents.Text($" word{number}")),
        CompletionEvents.Finish("stop"),
        CompletionEvents.Usage,
        CompletionEvents.End,
    ];

    public TimeSpan Pause => pause;

    public int Pieces => pieces;

    public async Task WriteAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        context.Response.ContentType = "text/event-stream";
        foreach (var part in events)
        {
            await context.Response.BodyWriter.WriteAsync(part, context.RequestAborted);
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause, context.RequestAborted);
        }
    }
}
