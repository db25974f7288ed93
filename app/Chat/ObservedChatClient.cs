using System.Runtime.CompilerServices;
using System.Text;
using App.Grounding;
using App.LanguageModel;
using App.Settings;
using App.Telemetry;
using Microsoft.Extensions.AI;

namespace App.Chat;

/// <summary>Records each answer of a chat client as a span and metrics.</summary>
internal sealed class ObservedChatClient(
    IChatClient inner,
    GenAi instruments,
    GenAiTarget target,
    TelemetrySettings telemetry,
    ReleaseSettings release
) : DelegatingChatClient(inner)
{
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        using var call = Begin(options);
        call.Span?.SetTag("gen_ai.request.stream", true);

        // Message content is recorded only on request.
        var answer = telemetry.CapturesContent && call.Span is not null ? new StringBuilder() : null;
        if (answer is not null)
            MessageContent.Asked(call.Span!, messages);

        try
        {
            await using var updates = base.GetStreamingResponseAsync(messages, options, cancellationToken)
                .GetAsyncEnumerator(cancellationToken);
            while (true)
            {
                try
                {
                    if (!await updates.MoveNextAsync())
                    {
                        call.Ended();
                        break;
                    }
                }
                catch (Exception failure) when (call.Failed(ModelFailure.TypeOf(failure), cancellationToken))
                {
                    throw;
                }

                var update = updates.Current;
                call.Saw(update);
                answer?.Append(update.Text);
                yield return update;
            }
        }
        finally
        {
            if (answer is not null)
                MessageContent.Answered(call.Span!, answer.ToString());
        }
    }

    private GenAiCall Begin(ChatOptions? options)
    {
        var call = new GenAiCall(instruments, GenAiOperation.Chat, target);
        if (call.Span is { } span && options is GroundedOptions { Made: var made } grounded)
            span.SetTag("gen_ai.conversation.id", grounded.ConversationId)
                .SetTag(AnswerTags.Id, grounded.AnswerId)
                .Stamp(made.Prompt, made.Model, made.Index, release.Version);
        return call;
    }
}
