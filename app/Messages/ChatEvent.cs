using System.Text.Json.Serialization;

namespace App.Messages;

/// <summary>What the server tells the browser while it answers: one meta, deltas, then done or error.</summary>
internal abstract record ChatEvent([property: JsonIgnore] string Name)
{
    /// <summary>Comes first: who answers, and everything the answer may cite.</summary>
    public sealed record Meta(string ConversationId, string AnswerId, string Mode, IReadOnlyList<Citation> Citations) : ChatEvent("meta")
    {
        public required AnswerTuple Made { get; init; }

        /// <summary>How the sources were put in order: semantic, hybrid or keyword.</summary>
        public required string Ranking { get; init; }
    }

    /// <summary>The next piece of the answer.</summary>
    public sealed record Delta(string Text) : ChatEvent("delta");

    /// <summary>Comes last when the answer could not be completed; what was sent before it is a fragment.</summary>
    public sealed record Error(string Code, string Message, bool Retryable) : ChatEvent("error")
    {
        /// <summary>When to try again, where that is known.</summary>
        public int? RetryAfterSeconds { get; init; }

        /// <summary>Of a filtered question or answer: the worst that the filter found.</summary>
        public string? Category { get; init; }

        /// <summary>A filter stopped the answer on its way: what was sent of it is not to be shown any longer.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool Withdrawn { get; init; }
    }

    /// <summary>Comes last when the answer is whole.</summary>
    public sealed record Done(string FinishReason, IReadOnlyList<int> Cited) : ChatEvent("done")
    {
        /// <summary>Numbers that the answer cites and that no source has; not to be shown as citations.</summary>
        public IReadOnlyList<int>? Invented { get; init; }

        public TokenUsage? Usage { get; init; }

        /// <summary>For finding what happened on the server, where that is recorded.</summary>
        public string? TraceId { get; init; }
    }
}
