using Evaluation.Asking;
using Evaluation.Evaluators;

namespace Evaluation.Runs;

/// <summary>An answer with all that was measured on it.</summary>
internal sealed record JudgedAnswer(Answer Answer, IReadOnlyDictionary<Metric, Judgement> Judgements);
