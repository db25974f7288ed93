using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace App.Telemetry;

/// <summary>One call from its beginning to its end, as its span and metrics will tell it: a few values, however long the answer.</summary>
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

    /// <summary>Null where nobody listens.</summary>
    public Activity? Span { get; }

    public void Saw(ChatResponseUpdate update)
    {
        firstChunk ??= Stopwatch.GetElapsedTime(started).TotalSeconds;
        finish = update.FinishReason ?? finish;
        id ??= update.ResponseId;
        model ??= update.ModelId;
        for (var i = 0; i < update.Contents.Count; i++)
            if (update.Contents[i] is UsageContent { Details: var details })
                usage = details;
    }

    /// <summary>The stream is over; one that gives no reason was cut.</summary>
    public void Ended() => error ??= finish is null ? "incomplete" : null;

    public void Used(UsageDetails? details, string? answeredBy) => (usage, model) = (details, answeredBy);

    /// <summary>Always false, so that it can stand in a filter and leave the exception on its way.</summary>
    /// <param name="type">The kind of failure: a status, "timeout" or the type of the exception.</param>
    public bool Failed(string type, CancellationToken cancellationToken)
    {
        // A reader who leaves is no fault of the model.
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
            .SetTag("gen_ai.usage.output_tokens", usage?.OutputTokenCount);
        if (finish is { } reason)
            span.SetTag("gen_ai.response.finish_reasons", new[] { reason.Value });
        if (error is not null)
            span.SetTag("error.type", error).SetStatus(ActivityStatusCode.Error);
    }
}
