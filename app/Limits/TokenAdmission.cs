using App.Grounding;
using App.Http;
using App.LanguageModel;
using App.Messages;

namespace App.Limits;

/// <summary>
/// Admits a question if its caller has enough tokens left. It reserves the largest input and the longest answer before the model call;
/// the usage that the model reports settles the reservation. Without a model nothing is counted.
/// </summary>
internal sealed class TokenAdmission(
    LimitSettings limits,
    TokenBudget budget,
    ConversationWindow window,
    ModelSettings? model = null,
    TokenCounter? counter = null
)
{
    private static readonly AdmittedQuestion Uncounted = new(null, "", 0, 0);

    /// <summary>The admitted question, or the rejection.</summary>
    public async ValueTask<(AdmittedQuestion? Admitted, IResult? Refusal)> AdmitAsync(HttpContext context, ChatQuestion asked)
    {
        if (model is null || counter is null)
            return (Uncounted, null);

        var alone = await window.FixedAsync(asked.Turns);
        if (alone >= limits.InputTokens)
            return (
                null,
                TypedResults.ValidationProblem(
                    new Dictionary<string, string[]>
                    {
                        [$"messages[{asked.Turns.Count - 1}].content"] =
                        [
                            $"must have fewer than {limits.InputTokens} tokens with the instructions, got {alone}; ask a shorter question",
                        ],
                    }
                )
            );

        var input = Math.Min(limits.InputTokens, alone + limits.SourceTokens + await EarlierAsync(asked, counter));
        var reserved = input + model.LongestOutput;
        var wait = budget.Reserve(asked.Caller.Id, reserved);
        const string UsedUp = "Your token limit is used up";
        return wait == TimeSpan.Zero
            ? (
                new AdmittedQuestion(budget, asked.Caller.Id, reserved, input) { Counter = counter, HiddenOutput = model.ReasoningRoom },
                null
            )
            : (null, RetryLater.Refuse(context, StatusCodes.Status429TooManyRequests, wait, UsedUp));
    }

    private async ValueTask<int> EarlierAsync(ChatQuestion asked, TokenCounter counter)
    {
        var tokens = 0;
        for (var i = asked.Turns.Count - 2; i >= 0 && tokens < limits.HistoryTokens; i--)
            tokens += await counter.MessageAsync(asked.Turns[i].Content!);
        return Math.Min(tokens, limits.HistoryTokens);
    }
}
