namespace App.Messages;

/// <summary>Tokens of an answer, as the model reports them.</summary>
internal sealed record TokenUsage(long Input, long Output);
