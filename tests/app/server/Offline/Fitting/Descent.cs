using App.SentenceModel;

namespace App.Tests.Offline.Fitting;

/// <summary>Finds numbers that make a loss small, by its gradient, with a step of its own for each number (Adam).</summary>
internal static class Descent
{
    private const float Momentum = 0.9f;
    private const float Spread = 0.999f;
    private const float Tiny = 1e-8f;

    /// <param name="start">Is changed to the result.</param>
    /// <param name="gradient">Adds the gradient at the first numbers to the second.</param>
    /// <param name="step">Of the first round; it falls to a hundredth.</param>
    public static float[] From(float[] start, int rounds, float step, Action<float[], float[]> gradient)
    {
        var (mean, square, slope) = (new float[start.Length], new float[start.Length], new float[start.Length]);
        for (var round = 1; round <= rounds; round++)
        {
            Array.Clear(slope);
            gradient(start, slope);
            var length = step * MathF.Pow(0.01f, (float)round / rounds);
            var (first, second) = (1 - MathF.Pow(Momentum, round), 1 - MathF.Pow(Spread, round));
            for (var i = 0; i < start.Length; i++)
            {
                mean[i] = Momentum * mean[i] + (1 - Momentum) * slope[i];
                square[i] = Spread * square[i] + (1 - Spread) * slope[i] * slope[i];
                start[i] -= length * (mean[i] / first) / (MathF.Sqrt(square[i] / second) + Tiny);
            }
        }

        return start;
    }

    /// <summary>Shares that add up to 1, by softmax.</summary>
    public static void Shares(Span<float> scores)
    {
        var (most, sum) = (float.MinValue, 0f);
        foreach (var score in scores)
            most = MathF.Max(most, score);
        foreach (ref var score in scores)
            sum += score = MathF.Exp(score - most);
        foreach (ref var score in scores)
            score /= sum;
    }

    public static float[] Unit(float[] vector)
    {
        Vectors.Normalise(vector);
        return vector;
    }
}
