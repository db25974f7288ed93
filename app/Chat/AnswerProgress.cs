using System.Text;
using App.LanguageModel;
using App.Messages;
using Microsoft.Extensions.AI;

namespace App.Chat;

/// <summary>The part of an answer that has arrived.</summary>
internal sealed class AnswerProgress
{
    private readonly StringBuilder text = new();
    private object? last;
    private object? beforeLast;

    public ChatFinishReason? Finish { get; private set; }

    private UsageDetails? Usage { get; set; }

    /// <summary>Null if the model reported none.</summary>
    public TokenUsage? Tokens =>
        Usage is { InputTokenCount: { } input, OutputTokenCount: { } output }
            ? new TokenUsage(input, output) { Reasoning = Usage.ReasoningTokenCount }
            : null;

    public bool HasBegun => text.Length > 0;

    public string Text => text.ToString();

    /// <summary>Findings of the content filter that stopped the answer: in the last update, or the one before it.</summary>
    public IReadOnlyList<FilteredCategory> Filters => ContentFilter.OfAnswer(beforeLast, last);

    /// <returns>The text of this update, often empty.</returns>
    public string Add(ChatResponseUpdate update)
    {
        Finish = update.FinishReason ?? Finish;
        foreach (var content in update.Contents)
            Usage = (content as UsageContent)?.Details ?? Usage;

        // Usage comes last and contains no filter results.
        if (Usage is null)
            (beforeLast, last) = (last, update.RawRepresentation);
        var words = update.Text;
        text.Append(words);
        return words;
    }
}
