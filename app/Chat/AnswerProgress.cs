using System.Text;
using App.LanguageModel;
using Microsoft.Extensions.AI;

namespace App.Chat;

/// <summary>What has arrived of an answer.</summary>
internal sealed class AnswerProgress
{
    private readonly StringBuilder text = new();
    private object? last;
    private object? beforeLast;

    public ChatFinishReason? Finish { get; private set; }

    public UsageDetails? Usage { get; private set; }

    public bool HasBegun => text.Length > 0;

    public string Text => text.ToString();

    /// <summary>What a filter found in an answer that it stopped: said with the end, or right before it.</summary>
    public IReadOnlyList<FilteredCategory> Filters => FilteredCategory.OfAnswer(beforeLast, last);

    /// <returns>The words in this piece, often none.</returns>
    public string Add(ChatResponseUpdate update)
    {
        Finish = update.FinishReason ?? Finish;
        foreach (var content in update.Contents)
            Usage = (content as UsageContent)?.Details ?? Usage;

        // Usage comes after everything, and says nothing of filters.
        if (Usage is null)
            (beforeLast, last) = (last, update.RawRepresentation);
        var words = update.Text;
        text.Append(words);
        return words;
    }
}
