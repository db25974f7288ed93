using App.SentenceModel;

namespace App.Tests.Offline.Fitting;

/// <summary>For each section a vector of unit length, nearer to its questions than to others: softmax over cosines.</summary>
internal static class SectionFit
{
    private const float Sharpness = 20;
    private const float Pull = 1e-3f;
    private const int Rounds = 80;
    private const float Step = 0.01f;

    /// <param name="questions">The vector and the numbers of the sections of each.</param>
    public static float[][] Of(IReadOnlyList<(float[] Vector, int[] Sections)> questions, int sections)
    {
        var size = questions[0].Vector.Length;
        var means = new float[sections * size];
        foreach (var (vector, right) in questions)
        foreach (var section in right)
            Vectors.Add(Row(means, section), vector);
        Normalise(means);
        var fitted = Descent.From([.. means], Rounds, Step, Gradient);
        Normalise(fitted);
        return [.. fitted.Chunk(size)];

        void Normalise(float[] rows)
        {
            for (var section = 0; section < sections; section++)
                Vectors.Normalise(Row(rows, section));
        }

        Span<float> Row(float[] rows, int section) => rows.AsSpan(section * size, size);

        void Gradient(float[] now, float[] slope)
        {
            Normalise(now);
            var shares = new float[questions.Count][];
            Parallel.For(0, questions.Count, i =>
            {
                shares[i] = [.. Enumerable.Range(0, sections).Select(s => Sharpness * Vectors.Dot(questions[i].Vector, Row(now, s)))];
                Descent.Shares(shares[i]);
                foreach (var right in questions[i].Sections)
                    shares[i][right] -= 1f / questions[i].Sections.Length;
            });
            Parallel.For(0, sections, section =>
            {
                var row = Row(slope, section);
                var at = Row(now, section);
                for (var i = 0; i < questions.Count; i++)
                    Vectors.Add(row, questions[i].Vector, shares[i][section] * Sharpness / questions.Count);
                Vectors.Add(row, at, Pull);
                Vectors.Add(row, Row(means, section), -Pull);
                // Only what turns the vector counts.
                Vectors.Add(row, at, -Vectors.Dot(row, at));
            });
        }
    }
}
