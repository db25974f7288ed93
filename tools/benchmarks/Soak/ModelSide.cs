using Benchmarks.Upstream;
using Microsoft.AspNetCore.Http;

namespace Benchmarks.Soak;

/// <summary>What the model can do with a chat, right and wrong.</summary>
internal static class ModelSide
{
    public static async Task Whole(SoakChat chat, HttpContext context, int call)
    {
        await WordsAsync(chat, context, chat.Course.Pieces);
        await EndAsync(context, "stop");
    }

    public static async Task Endless(SoakChat chat, HttpContext context, int call)
    {
        for (var place = 0; ; place++)
        {
            await SendAsync(context, CompletionEvents.Text(chat.Piece(place)));
            if (place >= chat.Course.Pieces)
                await Task.Delay(TimeSpan.FromMilliseconds(2), context.RequestAborted);
        }
    }

    public static Task Silent(SoakChat chat, HttpContext context, int call) => Task.Delay(Timeout.Infinite, context.RequestAborted);

    public static async Task FallsSilent(SoakChat chat, HttpContext context, int call)
    {
        await WordsAsync(chat, context, Some(chat));
        await Task.Delay(Timeout.Infinite, context.RequestAborted);
    }

    public static async Task Resets(SoakChat chat, HttpContext context, int call)
    {
        await WordsAsync(chat, context, Some(chat));
        context.Abort();
    }

    public static async Task SendsAnError(SoakChat chat, HttpContext context, int call)
    {
        await WordsAsync(chat, context, Some(chat));
        await SendAsync(context, CompletionEvents.Event("""{"error":{"code":"server_error","message":"The server had an error."}}"""));
    }

    public static async Task SendsGarbage(SoakChat chat, HttpContext context, int call)
    {
        await WordsAsync(chat, context, Some(chat));
        await SendAsync(context, CompletionEvents.Event("""{"choices":[{"delta"""));
    }

    public static async Task ForgetsToFinish(SoakChat chat, HttpContext context, int call)
    {
        await WordsAsync(chat, context, Some(chat));
        await SendAsync(context, CompletionEvents.End);
    }

    public static async Task FiltersInside(SoakChat chat, HttpContext context, int call)
    {
        await WordsAsync(chat, context, Some(chat));
        await EndAsync(context, "content_filter");
    }

    public static Task FiltersTheQuestion(SoakChat chat, HttpContext context, int call) =>
        RefuseAsync(
            context,
            400,
            """
            {"error":{"code":"content_filter","message":"filtered",
            "innererror":{"content_filter_result":{"violence":{"filtered":true,"severity":"high"}}}}}
            """
        );

    /// <param name="wait">Milliseconds; null says nothing about it.</param>
    public static Func<SoakChat, HttpContext, int, Task> Refuses(int status, int? wait, bool always) =>
        (chat, context, call) =>
        {
            if (call > 1 && !always)
                return Whole(chat, context, call);
            if (wait is { } time)
                context.Response.Headers["retry-after-ms"] = time.ToString();
            if (wait >= 1_000)
                context.Response.Headers.RetryAfter = (wait / 1_000).ToString();
            return RefuseAsync(context, status, """{"error":{"code":"x","message":"y"}}""");
        };

    public static Task MustNotBeAsked(SoakChat chat, HttpContext context, int call) => RefuseAsync(context, 418, "{}");

    private static int Some(SoakChat chat) => chat.Random.Next(1, chat.Course.Pieces);

    private static async Task WordsAsync(SoakChat chat, HttpContext context, int pieces)
    {
        await SendAsync(context, CompletionEvents.Role);
        for (var place = 0; place < pieces; place++)
            await SendAsync(context, CompletionEvents.Text(chat.Piece(place)));
    }

    private static async Task EndAsync(HttpContext context, string reason)
    {
        await SendAsync(context, CompletionEvents.Finish(reason));
        await SendAsync(context, CompletionEvents.Usage);
        await SendAsync(context, CompletionEvents.End);
    }

    private static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> part)
    {
        context.Response.ContentType ??= "text/event-stream";
        await context.Response.BodyWriter.WriteAsync(part, context.RequestAborted);
        context.RequestAborted.ThrowIfCancellationRequested();
    }

    private static Task RefuseAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body);
    }
}
