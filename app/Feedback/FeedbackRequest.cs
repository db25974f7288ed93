namespace App.Feedback;

/// <summary>Feedback on an answer.</summary>
internal sealed record FeedbackRequest
{
    public const int MaximumCommentLength = 1_000;

    private static readonly string[] Verdicts = ["up", "down"];
    private static readonly string[] KnownReasons = ["wrong", "incomplete", "sources", "harmful", "other"];

    public string? AnswerId { get; init; }

    public string? ConversationId { get; init; }

    public string? Verdict { get; init; }

    public IReadOnlyList<string?>? Reasons { get; init; }

    public string? Comment { get; init; }

    /// <summary>Consent to store the comment.</summary>
    public bool Consent { get; init; }

    /// <summary>All problems by field.</summary>
    public Dictionary<string, string[]> Problems() =>
        Check()
            .GroupBy(problem => problem.Field)
            .ToDictionary(field => field.Key, field => field.Select(problem => problem.Text).ToArray());

    private IEnumerable<(string Field, string Text)> Check()
    {
        if (!Guid.TryParseExact(AnswerId, "D", out _))
            yield return ("answerId", "must be the UUID of an answer, from its meta event");
        if (!Guid.TryParseExact(ConversationId, "D", out _))
            yield return ("conversationId", "must be the UUID of a conversation, from a meta event");
        if (!Verdicts.Contains(Verdict))
            yield return ("verdict", $"must be one of {string.Join(", ", Verdicts)}");
        if (Reasons is not null && (Reasons.Distinct().Count() < Reasons.Count || Reasons.Except(KnownReasons).Any()))
            yield return ("reasons", $"must be distinct values of {string.Join(", ", KnownReasons)}");
        if (Comment?.Length > MaximumCommentLength)
            yield return ("comment", $"must have at most {MaximumCommentLength} characters, got {Comment.Length}");
        if (!string.IsNullOrEmpty(Comment) && !Consent)
            yield return ("consent", "must be true with a comment, because the comment is stored");
    }
}
