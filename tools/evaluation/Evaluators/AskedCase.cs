using Evaluation.Asking;
using Evaluation.Cases;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

namespace Evaluation.Evaluators;

/// <summary>The input of an evaluator besides the text: the case, and the sources that the app could cite.</summary>
internal sealed class AskedCase(GoldenCase asked, Answer answer)
    : EvaluationContext("Asked case", answer.Sources.Select(source => new TextContent($"[{source.Number}] {source.Id}\n{source.Text}")))
{
    public GoldenCase Asked => asked;

    public Answer Answer => answer;
}
