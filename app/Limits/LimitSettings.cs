using App.Settings;

namespace App.Limits;

/// <summary>Limits for callers. Each instance counts by itself: three instances allow three times as much.</summary>
internal sealed record LimitSettings
{
    /// <summary>Chat:RequestsPerMinute. Questions of one caller, as a steady rate and as the largest burst.</summary>
    public required int RequestsPerMinute { get; init; }

    /// <summary>
    /// Chat:TokensPerMinute. Input and output tokens of one caller, as a steady rate and as the largest burst; 0 for no limit.
    /// </summary>
    public required int TokensPerMinute { get; init; }

    /// <summary>Chat:TokensPerDay. The same for a day.</summary>
    public required int TokensPerDay { get; init; }

    /// <summary>Chat:MaximumConcurrent. Answers in progress at the same time, for all callers together.</summary>
    public required int MaximumConcurrent { get; init; }

    /// <summary>Chat:MaximumConcurrentPerCaller. Answers of one caller in progress at the same time.</summary>
    public int MaximumConcurrentPerCaller { get; init; } = 10;

    /// <summary>Chat:InputTokens. The largest model input for one answer.</summary>
    public required int InputTokens { get; init; }

    /// <summary>Chat:HistoryTokens. The part of the input for earlier turns.</summary>
    public required int HistoryTokens { get; init; }

    /// <summary>Chat:SourceTokens. The part of the input for sources.</summary>
    public required int SourceTokens { get; init; }

    public static LimitSettings Read(SettingsReader read) =>
        new()
        {
            RequestsPerMinute = read.Number("Chat:RequestsPerMinute", 30, 1, 6_000),
            TokensPerMinute = read.Number("Chat:TokensPerMinute", 60_000, 0, 100_000_000),
            TokensPerDay = read.Number("Chat:TokensPerDay", 1_000_000, 0, 1_000_000_000),
            MaximumConcurrent = read.Number("Chat:MaximumConcurrent", 200, 1, 100_000),
            MaximumConcurrentPerCaller = read.Number("Chat:MaximumConcurrentPerCaller", 10, 1, 10_000),
            InputTokens = read.Number("Chat:InputTokens", 12_000, 500, 1_000_000),
            HistoryTokens = read.Number("Chat:HistoryTokens", 3_000, 0, 1_000_000),
            SourceTokens = read.Number("Chat:SourceTokens", 4_000, 100, 1_000_000),
        };
}
