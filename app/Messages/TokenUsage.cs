namespace App.Messages;

/// <summary>What an answer cost, in tokens, as the model counted them.</summary>
internal sealed record TokenUsage(long Input, long Output);
