using Microsoft.AspNetCore.Http;

namespace Benchmarks.Upstream;

/// <summary>The answer that is measured: 200 pieces of text, each flushed, with the same pause after each.</summary>
internal sealed class SteadyAnswer(TimeSpan pause)
{
    public const int Pieces = 200;

    private static readonly ReadOnlyMemory<byte>[] Events =
    [
        CompletionEvents.Role,
        .. Enumerable.Range(1, Pieces).Select(number => CompletionEvents.Text($" word{number}")),
        CompletionEvents.Finish("stop"),
        CompletionEvents.Usage,
        CompletionEvents.End,
    ];

    public async Task WriteAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        context.Response.ContentType = "text/event-stream";
        foreach (var part in Events)
        {
            await context.Response.BodyWriter.WriteAsync(part, context.RequestAborted);
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause, context.RequestAborted);
        }
    }
}
