using App.Grounding;

namespace App.Offline;

/// <summary>Weighs the evidence: which passage comes first, and whether one answers at all.</summary>
/// <param name="passage">Weights of <see cref="PassageEvidence.Values"/>.</param>
/// <param name="question">Weights of <see cref="QuestionEvidence.Of"/>; the last one is the constant.</param>
/// <param name="least">The probability below which a question is refused.</param>
internal sealed class Judgement(double[] passage, double[] question, double least)
{
    public double Score(PassageEvidence evidence) => Sum(passage, evidence.Values);

    /// <summary>The probability that the documents answer, scaled so that the gate's limit is where a question is refused.</summary>
    public double Relevance(double[] evidence)
    {
        var probability = 1 / (1 + Math.Exp(-Sum(question, evidence)));
        return probability < least
            ? GroundingGate.MinimumRelevance * probability / least
            : GroundingGate.MinimumRelevance + (1 - GroundingGate.MinimumRelevance) * (probability - least) / (1 - least);
    }

    private static double Sum(double[] weights, double[] values)
    {
        if (weights.Length != values.Length)
            throw new InvalidDataException($"judgements.txt has {weights.Length} weights for {values.Length} numbers of evidence.");
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
            sum += weights[i] * values[i];
        return sum;
    }
}
