using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace App.Telemetry;

/// <summary>Span and metrics of one call. It keeps a few values, however long the answer is.</summary>
internal sealed class GenAiCall : IDisposable
{
    private readonly GenAi instruments;
    private readonly GenAiTarget target;
    private readonly string operation;
    private readonly long started = Stopwatch.GetTimestamp();
    private double? firstChunk;
    private string? model;
    private string? id;
    private string? error;
    private bool begun;
    private ChatFinishReason? finish;
    private UsageDetails? usage;

    public GenAiCall(GenAi instruments, string operation, GenAiTarget target)
    {
        (this.instruments, this.operation, this.target) = (instruments, operation, target);
        Span = instruments.Spans.StartActivity(
            $"{operation} {target.Model}",
            target.Endpoint is null ? ActivityKind.Internal : ActivityKind.Client
        );
        Span?.SetTag("gen_ai.operation.name", operation).SetTag("gen_ai.provider.name", target.Provider);
        if (operation is not GenAiOperation.Retrieval)
            Span?.SetTag("gen_ai.request.model", target.Model);
        if (target.Endpoint is { } endpoint)
            Span?.SetTag("server.address", endpoint.Host).SetTag("server.port", endpoint.Port);
    }

    /// <summary>Null without a listener.</summary>
    public Activity? Span { get; }

    public void Saw(ChatResponseUpdate update)
    {
        firstChunk ??= Stopwatch.GetElapsedTime(started).TotalSeconds;
        begun |= update.Text.Length > 0;
        finish = update.FinishReason ?? finish;
        id ??= update.ResponseId;
        model ??= update.ModelId;
        for (var i = 0; i < update.Contents.Count; i++)
            if (update.Contents[i] is UsageContent { Details: var details })
                usage = details;
    }

    /// <summary>The stream ended; without a finish reason it is incomplete, and without a word it is no answer.</summary>
    public void Ended() =>
        error ??=
            finish is null ? "incomplete"
            : begun || finish == ChatFinishReason.ContentFilter ? null
            : finish == ChatFinishReason.Length ? "no_room"
            : "empty";

    public void Used(UsageDetails? details, string? answeredBy) => (usage, model) = (details, answeredBy);

    /// <summary>Always false: use it in an exception filter, so that the exception continues.</summary>
    /// <param name="type">The kind of failure: a status, "timeout" or the type of the exception.</param>
    public bool Failed(string type, CancellationToken cancellationToken)
    {
        // A cancellation by the client is not a failure.
        if (!cancellationToken.IsCancellationRequested)
            error = type;
        return false;
    }

    public void Dispose()
    {
        var tags = new TagList { { "gen_ai.operation.name", operation }, { "gen_ai.provider.name", target.Provider } };
        if (operation is not GenAiOperation.Retrieval)
            tags.Add("gen_ai.request.model", target.Model);
        if (model is not null)
            tags.Add("gen_ai.response.model", model);
        if (target.Endpoint is { } endpoint)
        {
            tags.Add("server.address", Span?.GetTagItem("server.address") ?? endpoint.Host);
            tags.Add("server.port", endpoint.Port);
        }

        if (firstChunk is { } first)
            instruments.FirstChunk.Record(first, tags);
        Count(usage?.InputTokenCount, "input", tags);
        Count(usage?.OutputTokenCount, "output", tags);
        if (usage?.ReasoningTokenCount is { } hidden)
            instruments.Reasoning.Record(hidden, tags);
        if (error is not null)
            tags.Add("error.type", error);
        instruments.Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, tags);
        if (Span is null)
            return;

        Describe(Span);
        Span.Dispose();
    }

    private void Count(long? tokens, string type, TagList tags)
    {
        if (tokens is not { } count)
            return;

        tags.Add("gen_ai.token.type", type);
        instruments.TokenUsage.Record(count, tags);
    }

    private void Describe(Activity span)
    {
        span.SetTag("gen_ai.response.model", model)
            .SetTag("gen_ai.response.id", id)
            .SetTag("gen_ai.response.time_to_first_chunk", firstChunk)
            .SetTag("gen_ai.usage.input_tokens", usage?.InputTokenCount)
            .SetTag("gen_ai.usage.output_tokens", usage?.OutputTokenCount)
            .SetTag("gen_ai.usage.reasoning.output_tokens", usage?.ReasoningTokenCount);
        if (finish is { } reason)
            span.SetTag("gen_ai.response.finish_reasons", new[] { reason.Value });
        if (error is not null)
            span.SetTag("error.type", error).SetStatus(ActivityStatusCode.Error);
    }
}
