using Evaluation.Asking;
using Evaluation.Cases;
using Evaluation.Evaluators;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

namespace Evaluation.Tests;

/// <summary>Cases and answers for evaluators.</summary>
internal static class Golden
{
    public static readonly AnswerTuple Made = new("p1", "m1", "i1");

    public static GoldenCase Of(Category category, string question = "What is it?") =>
        new()
        {
            Id = $"{category}/{question}",
            Category = category,
            Question = question,
            Intent = "intent",
            Language = "en",
            ReviewedBy = "reviewer",
            Sources = category.IsAnswerable ? ["a.md#one", "a.md#two"] : [],
            Facts = category.IsAnswerable ? ["a fact"] : [],
        };

    public static Answer Answer(string text, params Source[] sources) =>
        new(
            Made,
            text,
            "stop",
            sources,
            [.. sources.Select(source => source.Number).Where(number => text.Contains($"[{number}]", StringComparison.Ordinal))]
        );

    public static Answer Refused { get; } = new(Made, "I found nothing about this.", "refused", [], []);

    public static Source Source(int number, string id, string text = "Text.") => new(number, id, text);

    public static async Task<double> Judge(AnswerEvaluator evaluator, Metric metric, GoldenCase asked, Answer answer)
    {
        Assert.True(evaluator.AppliesTo(asked, answer));
        var result = await evaluator.EvaluateAsync(
            [new ChatMessage(ChatRole.User, asked.Question)],
            new ChatResponse(new ChatMessage(ChatRole.Assistant, answer.Text)),
            null,
            [new AskedCase(asked, answer)]
        );
        Assert.Equal(evaluator.EvaluationMetricNames.Order(), result.Metrics.Keys.Order());
        return result.Get<NumericMetric>(metric.Name).Value!.Value;
    }
}
