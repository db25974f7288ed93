namespace App.Messages;

/// <summary>Tokens of an answer, as the model reports them.</summary>
internal sealed record TokenUsage(long Input, long Output)
{
    /// <summary>The part of the output that no user sees; null if the model did not report it.</summary>
    public long? Reasoning { get; init; }
}
