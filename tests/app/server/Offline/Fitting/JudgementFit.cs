using App.Offline;
using App.SentenceModel;

namespace App.Tests.Offline.Fitting;

/// <summary>The weights of a judgement: softmax regression for the order of the passages, logistic regression for the refusal.</summary>
internal static class JudgementFit
{
    private const int Rounds = 1_500;
    private const float Step = 0.05f;
    private const float OrderPull = 0.02f;
    private const float NearStart = 8;

    // Of the numbers of the evidence, and of those of vectors, which are many.
    private const float EvidencePull = 1;
    private const float VectorPull = 3;

    // Numbers of vectors are small beside those of the evidence.
    private const float VectorScale = 3;

    /// <summary>The weights of <see cref="PassageEvidence.Values"/>.</summary>
    public static double[] Order(IReadOnlyList<(Comparison Compared, WrittenQuestion Question)> answered)
    {
        var questions = answered
            .Select(question =>
                (
                    Values: question
                        .Compared.Passages.Select(found => found.Evidence.Values.Select(value => (float)value).ToArray())
                        .ToArray(),
                    Right: question
                        .Compared.Passages.Select(found =>
                            question.Question.Sections.Contains(KnowledgeSnapshot.Section(found.Passage.Chunk.Id))
                        )
                        .ToArray(),
                    question.Question.Weight
                )
            )
            .Where(question => question.Right.Contains(true))
            .ToArray();
        // Where few questions tell, nearness to the questions of a section decides.
        float[] start = [.. Enumerable.Repeat(0, questions[0].Values[0].Length - 2), NearStart, NearStart];
        var fitted = Descent.From([.. start], Rounds, Step, Gradient);
        return [.. fitted.Select((weight, i) => questions.Any(question => question.Values.Any(value => value[i] != 0)) ? weight : 0.0)];

        void Gradient(float[] now, float[] slope)
        {
            foreach (var (values, right, weight) in questions)
            {
                float[] shares = [.. values.Select(value => Vectors.Dot(value, now))];
                Descent.Shares(shares);
                var all = shares.Where((_, i) => right[i]).Sum() + float.Epsilon;
                for (var i = 0; i < values.Length; i++)
                    Vectors.Add(slope, values[i], weight * (shares[i] - (right[i] ? shares[i] / all : 0)));
            }

            Vectors.Add(slope, now, OrderPull);
            Vectors.Add(slope, start, -OrderPull);
        }
    }

    /// <summary>The weights of <see cref="QuestionEvidence"/>, and directions of unit length to questions with an answer.</summary>
    public static (double[] Weights, float[]? Meaning, float[] Words) Answer(
        IReadOnlyList<(double[] Evidence, float[]? Meaning, float[] Words, WrittenQuestion Question)> questions
    )
    {
        var evidence = questions[0].Evidence.Length;
        var meaning = questions[0].Meaning?.Length ?? 0;
        float[][] rows =
        [
            .. questions.Select(question =>
                question
                    .Evidence.Select(value => (float)value)
                    .Concat((question.Meaning ?? []).Concat(question.Words).Select(value => value * VectorScale))
                    .ToArray()
            ),
        ];
        // Both kinds weigh the same.
        var refusedWeight = Weight(isAnswered: true) / Weight(isAnswered: false);
        var fitted = Descent.From(new float[rows[0].Length], Rounds, Step, Gradient);

        var (toMeaning, toWords) = (fitted[evidence..(evidence + meaning)], fitted[(evidence + meaning)..]);
        double[] weights = [.. fitted.Take(evidence).Select(weight => (double)weight)];
        weights[^3] = meaning > 0 ? VectorScale * Length(toMeaning) : 0;
        weights[^2] = VectorScale * Length(toWords);
        return (weights, meaning > 0 ? Descent.Unit(toMeaning) : null, Descent.Unit(toWords));

        float Weight(bool isAnswered) =>
            questions.Where(question => question.Question.IsAnswered == isAnswered).Sum(question => question.Question.Weight);

        void Gradient(float[] now, float[] slope)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                var probability = 1 / (1 + MathF.Exp(-Vectors.Dot(rows[i], now)));
                var (isAnswered, weight) = (questions[i].Question.IsAnswered, questions[i].Question.Weight);
                Vectors.Add(slope, rows[i], weight * (isAnswered ? probability - 1 : probability * refusedWeight));
            }

            Vectors.Add(slope.AsSpan(0, evidence), now.AsSpan(0, evidence), EvidencePull);
            Vectors.Add(slope.AsSpan(evidence), now.AsSpan(evidence), VectorPull);
        }
    }

    private static float Length(float[] vector) => MathF.Sqrt(Vectors.Dot(vector, vector));
}
