using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;

namespace Evaluation.Asking;

/// <summary>Reads the events of one answer: meta, deltas, then done or error.</summary>
internal static class AnswerReader
{
    /// <exception cref="AnswerFailedException">The stream was incomplete, or ended with an error event.</exception>
    public static async Task<Answer> ReadAsync(Stream events, CancellationToken cancellationToken)
    {
        JsonElement? meta = null;
        var text = new StringBuilder();
        await foreach (var item in SseParser.Create(events).EnumerateAsync(cancellationToken))
        {
            var data = JsonSerializer.Deserialize<JsonElement>(item.Data);
            switch (item.EventType)
            {
                case "meta":
                    meta = data;
                    break;
                case "delta":
                    text.Append(data.GetProperty("text").GetString());
                    break;
                case "error" when data.GetProperty("code").GetString() == Answer.FilteredReason:
                    return Build(meta, text.ToString(), Answer.FilteredReason, []);
                case "error":
                    throw new AnswerFailedException(
                        $"{data.GetProperty("code").GetString()}: {data.GetProperty("message").GetString()}",
                        data.GetProperty("retryable").GetBoolean(),
                        data.TryGetProperty("retryAfterSeconds", out var wait) ? TimeSpan.FromSeconds(wait.GetInt32()) : null
                    );
                case "done":
                    return Build(
                        meta,
                        text.ToString(),
                        data.GetProperty("finishReason").GetString()!,
                        [.. data.GetProperty("cited").EnumerateArray().Select(number => number.GetInt32())]
                    );
            }
        }

        throw new AnswerFailedException("the stream ended before the answer was complete", retryable: true, wait: null);
    }

    private static Answer Build(JsonElement? meta, string text, string finishReason, IReadOnlyList<int> cited)
    {
        if (meta is not { } first || !first.TryGetProperty("made", out var made))
            throw new AnswerFailedException(
                "the app did not report the prompt, model and index of the answer",
                retryable: false,
                wait: null
            );

        return new Answer(
            new AnswerTuple(Text(made, "prompt"), Text(made, "model"), Text(made, "index")),
            text,
            finishReason,
            [
                .. first
                    .GetProperty("citations")
                    .EnumerateArray()
                    .Select(citation => new Source(
                        citation.GetProperty("number").GetInt32(),
                        Text(citation, "id"),
                        Text(citation, "text")
                    )),
            ],
            cited
        );
    }

    private static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;
}
