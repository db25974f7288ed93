using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace App.LanguageModel;

/// <summary>
/// Gives the model room for hidden reasoning beside the visible answer. A model that reasoned until the limit and wrote nothing is asked
/// once more, with more room; no part of the first call reaches the user.
/// </summary>
internal sealed class ReasoningChatClient(IChatClient inner, ModelSettings settings) : DelegatingChatClient(inner)
{
    private const int Calls = 2;
    private const int MoreRoom = 4;

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var spent = new UsageDetails();
        for (var call = 1; ; call++)
        {
            var tokens = call == 1 ? settings.LongestOutput : settings.MaximumOutputTokens + (settings.ReasoningTokens * MoreRoom);
            var withheld = new List<ChatResponseUpdate>();
            var (begun, finish) = (false, (ChatFinishReason?)null);
            await foreach (
                var update in base.GetStreamingResponseAsync(asked, ModelRequest.Options(options, settings, tokens), cancellationToken)
            )
            {
                finish = update.FinishReason ?? finish;
                foreach (var usage in update.Contents.OfType<UsageContent>())
                {
                    // Both calls are paid.
                    spent.Add(usage.Details);
                    usage.Details = spent;
                }

                if (!begun && update.Text.Length == 0)
                {
                    withheld.Add(update);
                    continue;
                }

                foreach (var earlier in begun ? [] : withheld)
                    yield return earlier;
                begun = true;
                yield return update;
            }

            if (begun)
                yield break;
            if (finish == ChatFinishReason.Length && call < Calls)
                continue;

            foreach (var update in withheld)
                yield return update;
            yield break;
        }
    }
}
