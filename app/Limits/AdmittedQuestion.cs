using System.Runtime.CompilerServices;
using System.Text;
using App.Messages;

namespace App.Limits;

/// <summary>A question with reserved tokens. They are settled when its answer ends, for whatever reason.</summary>
/// <param name="budget">Null if tokens are not counted.</param>
internal sealed class AdmittedQuestion(TokenBudget? budget, string caller, int reserved, int input)
{
    public TokenCounter? Counter { get; init; }

    /// <summary>Tokens that the model may spend on reasoning that no user sees.</summary>
    public int HiddenOutput { get; init; }

    public IAsyncEnumerable<ChatEvent> Meter(IAsyncEnumerable<ChatEvent> events, CancellationToken cancellationToken) =>
        budget is null ? events : MeterAsync(budget, events, cancellationToken);

    private async IAsyncEnumerable<ChatEvent> MeterAsync(
        TokenBudget budget,
        IAsyncEnumerable<ChatEvent> events,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var answer = new StringBuilder();
        long? used = null;
        try
        {
            await foreach (var next in events.WithCancellation(cancellationToken))
            {
                if (next is ChatEvent.Delta delta)
                    answer.Append(delta.Text);
                used = next switch
                {
                    ChatEvent.Done { Usage: { } usage } => usage.Input + usage.Output,
                    // Refused before the model call, or by the model before its first word.
                    ChatEvent.Done { FinishReason: "refused" } => 0,
                    ChatEvent.Error { Usage: { } usage } => usage.Input + usage.Output,
                    ChatEvent.Error when answer.Length == 0 => 0,
                    _ => used,
                };
                yield return next;
            }
        }
        finally
        {
            // A cancelled model call reports no usage, but its tokens are billed.
            budget.Settle(caller, reserved, used ?? input + HiddenOutput + await Counter!.MessageAsync(answer.ToString()));
        }
    }
}
