namespace Benchmarks.Soak;

/// <summary>What the app wrote while it was soaked.</summary>
internal static class AppLog
{
    // Here the app tells operators why an answer failed; these answers are made to fail.
    private const string Expected = "fail: App.Chat.AnswerTelemetry";

    /// <summary>Unexpected errors, each with the lines after it.</summary>
    public static IReadOnlyList<string> Unexpected(IReadOnlyList<string> lines) =>
        [
            .. lines
                .Index()
                .Where(line => IsError(line.Item) && !line.Item.StartsWith(Expected, StringComparison.Ordinal))
                .Select(line => string.Join(' ', lines.Skip(line.Index).Take(8).Select(text => text.Trim()))),
        ];

    /// <summary>No sign of the failures that were caused would mean that this is not the app's log, or not its format.</summary>
    public static bool Speaks(IReadOnlyList<string> lines) => lines.Any(line => line.StartsWith(Expected, StringComparison.Ordinal));

    private static bool IsError(string line) =>
        line.StartsWith("fail: ", StringComparison.Ordinal)
        || line.StartsWith("crit: ", StringComparison.Ordinal)
        || line.StartsWith("Unhandled exception", StringComparison.Ordinal);
}
