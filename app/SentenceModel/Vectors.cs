using System.Numerics;

namespace App.SentenceModel;

/// <summary>Sums over vectors of equal length.</summary>
internal static class Vectors
{
    public static float Dot(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var sum = Vector<float>.Zero;
        var i = 0;
        for (; i <= one.Length - Vector<float>.Count; i += Vector<float>.Count)
            sum += new Vector<float>(one[i..]) * new Vector<float>(other[i..]);
        var dot = Vector.Sum(sum);
        for (; i < one.Length; i++)
            dot += one[i] * other[i];
        return dot;
    }

    /// <summary>Adds a multiple of a vector.</summary>
    public static void Add(Span<float> sum, ReadOnlySpan<float> more, float times = 1)
    {
        for (var i = 0; i < sum.Length; i++)
            sum[i] += more[i] * times;
    }

    /// <summary>Scales to unit length.</summary>
    public static void Normalise(Span<float> vector)
    {
        var length = MathF.Sqrt(Dot(vector, vector));
        if (length > 0)
            foreach (ref var value in vector)
                value /= length;
    }
}
