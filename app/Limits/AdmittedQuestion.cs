using System.Runtime.CompilerServices;
using System.Text;
using App.Messages;

namespace App.Limits;

/// <summary>A question whose tokens are reserved; they are settled when its answer ends, however it ends.</summary>
/// <param name="budget">Null where nothing is counted.</param>
internal sealed class AdmittedQuestion(TokenBudget? budget, string caller, int reserved, int input)
{
    public TokenCounter? Counter { get; init; }

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
            await foreach (var told in events.WithCancellation(cancellationToken))
            {
                if (told is ChatEvent.Delta delta)
                    answer.Append(delta.Text);
                used = told switch
                {
                    ChatEvent.Done { Usage: { } usage } => usage.Input + usage.Output,
                    // Refused without asking a model, or a model that refused before its first word.
                    ChatEvent.Done { FinishReason: "refused" } => 0,
                    ChatEvent.Error when answer.Length == 0 => 0,
                    _ => used,
                };
                yield return told;
            }
        }
        finally
        {
            // A model that is stopped reports nothing: what it had read and written is paid all the same.
            budget.Settle(caller, reserved, used ?? input + await Counter!.MessageAsync(answer.ToString()));
        }
    }
}
