using System.Text.Json.Serialization;

namespace App.Messages;

/// <summary>An event of an answer's stream: one meta, deltas, then done or error.</summary>
internal abstract record ChatEvent([property: JsonIgnore] string Name)
{
    /// <summary>The first event: the mode, and everything the answer can cite.</summary>
    public sealed record Meta(string ConversationId, string AnswerId, string Mode, IReadOnlyList<Citation> Citations) : ChatEvent("meta")
    {
        public required AnswerTuple Made { get; init; }

        /// <summary>How the sources were ranked: semantic, hybrid or keyword.</summary>
        public required string Ranking { get; init; }

        [JsonIgnore]
        public AnswerFacts Facts { get; init; } = AnswerFacts.None;
    }

    /// <summary>The next piece of the answer.</summary>
    public sealed record Delta(string Text) : ChatEvent("delta");

    /// <summary>The last event of an incomplete answer.</summary>
    public sealed record Error(string Code, string Message, bool Retryable) : ChatEvent("error")
    {
        public const string NoRoomForSources = "budget";

        /// <summary>When to try again, if known.</summary>
        public int? RetryAfterSeconds { get; init; }

        /// <summary>The worst category that the content filter found.</summary>
        public string? Category { get; init; }

        /// <summary>Tokens of a call that gave no answer and is billed.</summary>
        public TokenUsage? Usage { get; init; }

        /// <summary>A content filter stopped the answer after its first words: hide what was sent.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool Withdrawn { get; init; }

        /// <summary>What a content filter found, worst first.</summary>
        [JsonIgnore]
        public IReadOnlyList<FilteredCategory> Filters { get; init; } = [];

        /// <summary>The exception behind it, for the log.</summary>
        [JsonIgnore]
        public Exception? Cause { get; init; }
    }

    /// <summary>The last event of a complete answer.</summary>
    public sealed record Done(string FinishReason, IReadOnlyList<int> Cited) : ChatEvent("done")
    {
        /// <summary>The documents do not cover the question.</summary>
        public static Done Refused { get; } = new("refused", []);

        /// <summary>Cited numbers without a source. Do not show them as citations.</summary>
        public IReadOnlyList<int>? Invented { get; init; }

        public TokenUsage? Usage { get; init; }

        /// <summary>The trace in the app's telemetry.</summary>
        public string? TraceId { get; init; }
    }
}
