using System.ClientModel.Primitives;
using System.Text.Json;
using App.Messages;
using OpenAI.Chat;

namespace App.LanguageModel;

/// <summary>Reads what a content filter found, as Azure OpenAI reports it.</summary>
internal static class ContentFilter
{
    private const string Unsaid = "unknown";

    /// <summary>A filter that does not report what it found.</summary>
    public static IReadOnlyList<FilteredCategory> Unknown { get; } = [new(Unsaid, Unsaid)];

    /// <summary>From the error body of a question: error.innererror.content_filter_result. Null if no filter stopped it.</summary>
    public static IReadOnlyList<FilteredCategory>? OfPrompt(BinaryData? body)
    {
        try
        {
            using var document = JsonDocument.Parse(body ?? BinaryData.FromString("{}"));
            if (
                Member(document.RootElement, "error") is not { } error
                || Member(error, "code") is not { ValueKind: JsonValueKind.String } code
                || !code.ValueEquals("content_filter")
            )
                return null;

            return Member(error, "innererror") is { } inner && Member(inner, "content_filter_result") is { } results
                ? Worst(In(results))
                : Unknown;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>From the last updates of a stopped answer: choices[].content_filter_results.</summary>
    public static IReadOnlyList<FilteredCategory> OfAnswer(params IEnumerable<object?> pieces) =>
        Worst(pieces.OfType<StreamingChatCompletionUpdate>().SelectMany(OfPiece));

    private static IEnumerable<FilteredCategory> OfPiece(StreamingChatCompletionUpdate piece)
    {
        using var document = JsonDocument.Parse(ModelReaderWriter.Write(piece));
        if (Member(document.RootElement, "choices") is not { ValueKind: JsonValueKind.Array } choices)
            return [];

        return
        [
            .. choices.EnumerateArray().SelectMany(choice => Member(choice, "content_filter_results") is { } results ? In(results) : []),
        ];
    }

    private static IReadOnlyList<FilteredCategory> In(JsonElement results) =>
        results.ValueKind is not JsonValueKind.Object
            ? []
            :
            [
                .. results
                    .EnumerateObject()
                    .Where(result => Member(result.Value, "filtered") is { ValueKind: JsonValueKind.True })
                    .Select(result => new FilteredCategory(
                        result.Name,
                        Member(result.Value, "severity") is { ValueKind: JsonValueKind.String } severity
                            ? severity.GetString()!
                            : "detected"
                    )),
            ];

    private static IReadOnlyList<FilteredCategory> Worst(IEnumerable<FilteredCategory> found)
    {
        string[] order = ["high", "medium", "low"];
        var sorted = found.Distinct().OrderBy(each => (uint)Array.IndexOf(order, each.Severity)).ToArray();
        return sorted.Length > 0 ? sorted : Unknown;
    }

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;
}
