using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace App.LanguageModel;

/// <summary>Limits the wait for the first word and between words.</summary>
internal sealed class PatientChatClient(IChatClient inner, ModelSettings settings, TimeProvider clock) : DelegatingChatClient(inner)
{
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        using var silence = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        await using var updates = base.GetStreamingResponseAsync(messages, options, either.Token).GetAsyncEnumerator(either.Token);
        var beforeFirst = true;
        while (true)
        {
            var limit = beforeFirst ? settings.FirstToken : settings.NextToken;
            var next = updates.MoveNextAsync();

            // Words come in bursts: the timer only runs for a real wait.
            var waits = !next.IsCompleted;
            if (waits)
                silence.CancelAfter(limit);
            try
            {
                if (!await next)
                    yield break;
            }
            catch (OperationCanceledException) when (silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw new ModelTimeoutException(beforeFirst, limit);
            }

            if (waits)
                silence.CancelAfter(Timeout.InfiniteTimeSpan);
            beforeFirst &= updates.Current.Text.Length == 0;
            yield return updates.Current;
        }
    }
}
