using CommandLine;
using Evaluation.Asking;
using Evaluation.Cases;
using Evaluation.Evaluators;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

namespace Evaluation.Runs;

/// <summary>Runs every case in every run and evaluates the answers with each applicable evaluator.</summary>
/// <param name="onRun">Called with the number of each run at its start.</param>
internal sealed class EvaluationRunner(IReadOnlyList<AnswerEvaluator> evaluators, Action<int> onRun)
{
    public static IReadOnlyList<AnswerEvaluator> Evaluators(string prompt) =>
        [
            new RetrievalEvaluator(),
            new CitationPrecisionEvaluator(),
            new CitationsExistEvaluator(),
            new GroundednessEvaluator(),
            new CompletenessEvaluator(),
            new WrongRefusalEvaluator(),
            new MissedRefusalEvaluator(),
            new CarriedOverEvaluator(),
            new InjectionEvaluator(prompt),
        ];

    /// <exception cref="Failure">An answer failed, or an evaluator did not return a declared score.</exception>
    public async Task<Measurement> RunAsync(
        string goldenSet,
        IReadOnlyList<GoldenCase> cases,
        IAskedApp app,
        int runs,
        CancellationToken cancellationToken
    )
    {
        // Whole runs one after another: the repetitions of a case are spread over time, as in real use.
        var answers = cases.ToDictionary(asked => asked, _ => new List<JudgedAnswer>());
        AnswerTuple? made = null;
        for (var run = 1; run <= runs; run++)
        {
            onRun(run);
            foreach (var asked in cases)
            {
                var answer = await app.AskAsync(asked, cancellationToken);
                // A poisoned app has its own index.
                if (asked.Category != Category.Poisoned && (made ??= answer.Made) != answer.Made)
                    throw new Failure(
                        $"The app changed during the evaluation, from {made} to {answer.Made}; run again when no deployment is in progress."
                    );
                answers[asked].Add(new JudgedAnswer(answer, await JudgeAsync(asked, answer, cancellationToken)));
            }
        }

        CaseResult[] results = [.. cases.Select(asked => new CaseResult(asked, answers[asked]))];
        return new Measurement(made ?? results[0].Answers[0].Answer.Made, goldenSet, runs, results, ScoreTable.Of(results, runs));
    }

    private async Task<Dictionary<Metric, Judgement>> JudgeAsync(GoldenCase asked, Answer answer, CancellationToken cancellationToken)
    {
        var judgements = new Dictionary<Metric, Judgement>();
        ChatMessage[] messages = [new(ChatRole.User, asked.Question)];
        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, answer.Text));
        foreach (var evaluator in evaluators.Where(evaluator => evaluator.AppliesTo(asked, answer)))
        {
            var result = await evaluator.EvaluateAsync(messages, response, null, [new AskedCase(asked, answer)], cancellationToken);
            foreach (var name in evaluator.EvaluationMetricNames)
                judgements[Metric.All.Single(metric => metric.Name == name)] =
                    result.TryGet<NumericMetric>(name, out var metric) && metric.Value is { } value and >= 0 and <= 1
                        ? new Judgement(value, metric.Reason)
                        : throw new Failure(
                            $"{asked.Id}: {evaluator.GetType().Name} did not return a score for {name}, which it declares."
                        );
        }

        return judgements;
    }
}
