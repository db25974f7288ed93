using Evaluation.Asking;
using Evaluation.Cases;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

namespace Evaluation.Evaluators;

/// <summary>Judges one answer by rules: no model is asked, so a judgement costs nothing and is the same tomorrow.</summary>
internal abstract class AnswerEvaluator(params Metric[] metrics) : IEvaluator
{
    public IReadOnlyCollection<string> EvaluationMetricNames { get; } = [.. metrics.Select(metric => metric.Name)];

    /// <summary>Whether the metrics mean something for this answer.</summary>
    public abstract bool AppliesTo(GoldenCase asked, Answer answer);

    public ValueTask<EvaluationResult> EvaluateAsync(
        IEnumerable<ChatMessage> messages,
        ChatResponse modelResponse,
        ChatConfiguration? chatConfiguration = null,
        IEnumerable<EvaluationContext>? additionalContext = null,
        CancellationToken cancellationToken = default
    )
    {
        var context = additionalContext?.OfType<AskedCase>().SingleOrDefault()
            ?? throw new ArgumentException($"{GetType().Name} needs an {nameof(AskedCase)} as context.", nameof(additionalContext));
        return ValueTask.FromResult(new EvaluationResult(Judge(context.Asked, context.Answer)));
    }

    protected abstract IEnumerable<NumericMetric> Judge(GoldenCase asked, Answer answer);

    protected static NumericMetric Value(Metric metric, double value, string? reason = null) => new(metric.Name, value, reason);

    protected static NumericMetric Value(Metric metric, bool value, string? reason = null) => Value(metric, value ? 1 : 0, reason);
}
