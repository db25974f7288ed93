using System.Text.Json;

namespace App.Browser.Tests;

/// <summary>A scripted answer stream, for events that a test cannot cause on the server.</summary>
internal static class ScriptedAnswer
{
    public const string AnswerId = "0197a3c2-5a7e-7c11-9d52-1b2f6f3f9a11";
    public const string ConversationId = "0197a3c2-5a7e-7c11-9d52-1b2f6f3f9a10";

    public static object Citation(
        int number,
        string title = "Guide",
        string heading = "Part",
        string text = "A passage.",
        int? page = null,
        string? source = null
    ) =>
        new
        {
            number,
            id = $"{title}#{number}",
            title,
            heading,
            text,
            score = 0.5,
            contentHash = "h",
            page,
            source,
        };

    public static string Done(
        string text,
        object[]? citations = null,
        int[]? cited = null,
        int[]? invented = null,
        string finishReason = "stop",
        string mode = "Azure"
    ) =>
        Meta(citations, mode)
        + Delta(text)
        + Event(
            "done",
            new
            {
                finishReason,
                cited = cited ?? [],
                invented,
            }
        );

    public static string Failed(object error, string? text = null) => Meta() + (text is null ? "" : Delta(text)) + Event("error", error);

    public static string Meta(object[]? citations = null, string mode = "Azure") =>
        Event(
            "meta",
            new
            {
                conversationId = ConversationId,
                answerId = AnswerId,
                mode,
                made = new
                {
                    prompt = "p",
                    model = "m",
                    index = "i",
                },
                ranking = "hybrid",
                citations = citations ?? [],
            }
        );

    public static string Delta(string text) => Event("delta", new { text });

    private static string Event(string name, object data) => $"event: {name}\ndata: {JsonSerializer.Serialize(data)}\n\n";
}
