using System.Text;
using App.Grounding;
using App.Identity;
using App.Messages;
using Microsoft.Extensions.AI;

namespace App.Chat;

/// <summary>
/// Lets the model write the search text of a question that has earlier turns: one small call. If it fails, takes too long or answers
/// with something else, the question is joined with the one before it.
/// </summary>
internal sealed partial class ModelQuestionWriter(
    IChatClient client,
    SearchPrompt prompt,
    TimeProvider clock,
    ILogger<ModelQuestionWriter> log
) : IQuestionWriter
{
    private const int MostTurns = 8;
    private const int LongestTurn = 600;
    private const int LongestText = 400;

    // A line of text, and room for a model that thinks before it writes.
    private const int MostTokens = 400;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(4);

    public async ValueTask<SearchText> WriteAsync(IReadOnlyList<ChatTurn> turns, Caller caller, CancellationToken cancellationToken)
    {
        if (turns.Count(turn => turn.Role == ChatTurn.User) == 1)
            return SearchQuestion.From(turns);

        using var time = new CancellationTokenSource(LongestWait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token);
        try
        {
            var (text, used) = await AskAsync(turns, either.Token);
            if (text is not null)
                return new SearchText(text, SearchText.Model, used);
            LogUnusable();
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(failure.GetType().Name);
        }

        return SearchQuestion.From(turns);
    }

    private async Task<(string? Text, UsageDetails? Used)> AskAsync(IReadOnlyList<ChatTurn> turns, CancellationToken cancellationToken)
    {
        var conversation = string.Concat(
            turns.TakeLast(MostTurns).Select(turn => $"{(turn.Role == ChatTurn.User ? "user" : "assistant")}: {Start(turn.Content!)}\n")
        );
        ChatMessage[] messages = [new(ChatRole.System, prompt.Text), new(ChatRole.User, conversation)];
        var written = new StringBuilder();
        UsageDetails? used = null;
        ChatFinishReason? finish = null;
        await foreach (
            var update in client.GetStreamingResponseAsync(messages, new ChatOptions { MaxOutputTokens = MostTokens }, cancellationToken)
        )
        {
            written.Append(update.Text);
            used = update.Contents.OfType<UsageContent>().FirstOrDefault()?.Details ?? used;
            finish = update.FinishReason ?? finish;
        }

        return (finish == ChatFinishReason.Stop ? Line(written.ToString()) : null, used);
    }

    // One line of words; anything longer is no search text.
    private static string? Line(string written)
    {
        var line = written.Trim().Trim('"', '`', '\u201C', '\u201D').Trim();
        return line.Length is > 0 and <= LongestText && !line.Contains('\n') && line.Any(char.IsLetterOrDigit) ? line : null;
    }

    private static string Start(string content) => content.Length <= LongestTurn ? content : $"{content[..LongestTurn]}…";

    [LoggerMessage(LogLevel.Warning, "The model wrote no usable search text; the question is searched with the one before it")]
    private partial void LogUnusable();

    [LoggerMessage(
        LogLevel.Warning,
        "The model could not write the search text ({Failure}); the question is searched with the one before it"
    )]
    private partial void LogFailed(string failure);
}
