using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace App.SentenceModel;

/// <summary>
/// The sentence transformer all-MiniLM-L6-v2: six layers of attention over word pieces, averaged to a vector of unit length. Texts that say
/// the same in other words have vectors near each other. Written out here: a runtime for any model would be four times its size.
/// </summary>
internal sealed class MiniLm
{
    public const int Dimensions = 384;

    private const string Words = "embeddings.word_embeddings.weight";
    private const int Layers = 6;
    private const int Heads = 12;
    private const int Wide = 4 * Dimensions;
    private const int Head = Dimensions / Heads;
    private const int LongestText = 256;

    private readonly OnnxWeights weights;
    private readonly WordPieces pieces;
    private readonly float[] positions;
    private readonly float[] kind;
    private readonly Norm first;
    private readonly Layer[] layers;

    public MiniLm(OnnxWeights weights, WordPieces pieces)
    {
        (this.weights, this.pieces) = (weights, pieces);
        positions = weights.Read("embeddings.position_embeddings.weight");
        kind = weights.Read("embeddings.token_type_embeddings.weight");
        first = Norm.Read(weights, "embeddings.LayerNorm");
        // Matrices have numbers for names; each layer has the same shapes in the same order.
        // The pooler has the same shape and a name.
        var square = weights.Shaped(Dimensions, Dimensions).Where(name => char.IsAsciiDigit(name[0])).ToArray();
        var widening = weights.Shaped(Dimensions, Wide).ToArray();
        var narrowing = weights.Shaped(Wide, Dimensions).ToArray();
        if (square.Length != 4 * Layers || widening.Length != Layers || narrowing.Length != Layers)
            throw new InvalidDataException("The model file has other layers than all-MiniLM-L6-v2.");
        layers =
        [
            .. Enumerable
                .Range(0, Layers)
                .Select(layer => Layer.Read(weights, layer, [.. square.Skip(4 * layer).Take(4), widening[layer], narrowing[layer]])),
        ];
    }

    /// <summary>A vector of unit length.</summary>
    public float[] Embed(string text)
    {
        var ids = pieces.Of(text, LongestText);
        var (count, x) = (ids.Count, new float[ids.Count * Dimensions]);
        for (var i = 0; i < count; i++)
        {
            var row = x.AsSpan(i * Dimensions, Dimensions);
            weights.ReadRow(Words, ids[i], row);
            Vectors.Add(row, positions.AsSpan(i * Dimensions, Dimensions));
            Vectors.Add(row, kind.AsSpan(0, Dimensions));
        }

        first.Apply(x);
        foreach (var layer in layers)
            layer.Apply(x, count);

        var mean = new float[Dimensions];
        for (var i = 0; i < count; i++)
            Vectors.Add(mean, x.AsSpan(i * Dimensions, Dimensions));
        Vectors.Normalise(mean);
        return mean;
    }

    private sealed record Layer(Dense Query, Dense Key, Dense Value, Dense Joined, Norm Attended, Dense Up, Dense Down, Norm Done)
    {
        public static Layer Read(OnnxWeights weights, int number, string[] matrices)
        {
            var name = $"encoder.layer.{number}.";
            return new Layer(
                Dense.Read(weights, matrices[0], $"{name}attention.self.query.bias"),
                Dense.Read(weights, matrices[1], $"{name}attention.self.key.bias"),
                Dense.Read(weights, matrices[2], $"{name}attention.self.value.bias"),
                Dense.Read(weights, matrices[3], $"{name}attention.output.dense.bias"),
                Norm.Read(weights, $"{name}attention.output.LayerNorm"),
                Dense.Read(weights, matrices[4], $"{name}intermediate.dense.bias"),
                Dense.Read(weights, matrices[5], $"{name}output.dense.bias"),
                Norm.Read(weights, $"{name}output.LayerNorm")
            );
        }

        public void Apply(float[] x, int count)
        {
            var attended = Attend(Query.Of(x, count), Key.Of(x, count), Value.Of(x, count), count);
            Vectors.Add(x, Joined.Of(attended, count));
            Attended.Apply(x);
            var wide = Up.Of(x, count);
            foreach (ref var value in wide.AsSpan())
                value = Gelu(value);
            Vectors.Add(x, Down.Of(wide, count));
            Done.Apply(x);
        }

        private static float[] Attend(float[] query, float[] key, float[] value, int count)
        {
            var result = new float[count * Dimensions];
            var scores = new float[count];
            var scale = 1 / MathF.Sqrt(Head);
            for (var head = 0; head < Dimensions; head += Head)
            for (var i = 0; i < count; i++)
            {
                var asked = query.AsSpan(i * Dimensions + head, Head);
                for (var j = 0; j < count; j++)
                    scores[j] = Vectors.Dot(asked, key.AsSpan(j * Dimensions + head, Head)) * scale;
                SoftMax(scores);
                var sum = result.AsSpan(i * Dimensions + head, Head);
                for (var j = 0; j < count; j++)
                    Vectors.Add(sum, value.AsSpan(j * Dimensions + head, Head), scores[j]);
            }

            return result;
        }

        private static void SoftMax(Span<float> scores)
        {
            var most = float.NegativeInfinity;
            foreach (var score in scores)
                most = MathF.Max(most, score);
            var sum = 0f;
            foreach (ref var score in scores)
                sum += score = MathF.Exp(score - most);
            foreach (ref var score in scores)
                score /= sum;
        }

        // x · P(X ≤ x), with the error function by Abramowitz and Stegun 7.1.26: exact to six digits.
        private static float Gelu(float x)
        {
            var z = MathF.Abs(x) * 0.70710678f;
            var t = 1 / (1 + 0.3275911f * z);
            var tail = ((((1.061405429f * t - 1.453152027f) * t + 1.421413741f) * t - 0.284496736f) * t + 0.254829592f) * t;
            var half = 0.5f * tail * MathF.Exp(-z * z);
            return x >= 0 ? x * (1 - half) : x * half;
        }
    }

    private sealed record Norm(float[] Weight, float[] Bias)
    {
        public static Norm Read(OnnxWeights weights, string name) => new(weights.Read($"{name}.weight"), weights.Read($"{name}.bias"));

        public void Apply(float[] x)
        {
            for (var start = 0; start < x.Length; start += Dimensions)
            {
                var row = x.AsSpan(start, Dimensions);
                var mean = 0f;
                foreach (var value in row)
                    mean += value;
                mean /= Dimensions;
                foreach (ref var value in row)
                    value -= mean;
                var scale = 1 / MathF.Sqrt(Vectors.Dot(row, row) / Dimensions + 1e-12f);
                for (var i = 0; i < Dimensions; i++)
                    row[i] = row[i] * scale * Weight[i] + Bias[i];
            }
        }
    }

    private sealed record Dense(float[] Weight, float[] Bias)
    {
        // Four rows at a time, sixteen columns at a time: the sums stay in registers.
        private const int Rows = 4;
        private const int Columns = 16;

        public static Dense Read(OnnxWeights weights, string matrix, string bias) => new(weights.Read(matrix), weights.Read(bias));

        public float[] Of(float[] x, int count)
        {
            var (inner, outer) = (Weight.Length / Bias.Length, Bias.Length);
            var result = new float[count * outer];
            for (var row = 0; row < count; row += Rows)
            for (var column = 0; column < outer; column += Columns)
                Multiply(x, result, row, Math.Min(Rows, count - row), column, inner, outer);
            return result;
        }

        private void Multiply(float[] x, float[] result, int row, int rows, int column, int inner, int outer)
        {
            ref var weight = ref MemoryMarshal.GetArrayDataReference(Weight);
            ref var input = ref MemoryMarshal.GetArrayDataReference(x);
            ref var bias = ref MemoryMarshal.GetArrayDataReference(Bias);
            // Missing rows repeat the last one; their sums are not stored.
            nuint r0 = (nuint)(row * inner);
            nuint r1 = rows > 1 ? r0 + (nuint)inner : r0;
            nuint r2 = rows > 2 ? r1 + (nuint)inner : r0;
            nuint r3 = rows > 3 ? r2 + (nuint)inner : r0;
            var left = Vector256.LoadUnsafe(ref bias, (nuint)column);
            var right = Vector256.LoadUnsafe(ref bias, (nuint)column + 8);
            var (a0, b0, a1, b1) = (left, right, left, right);
            var (a2, b2, a3, b3) = (left, right, left, right);
            var at = (nuint)column;
            for (nuint i = 0; i < (nuint)inner; i++, at += (nuint)outer)
            {
                var w0 = Vector256.LoadUnsafe(ref weight, at);
                var w1 = Vector256.LoadUnsafe(ref weight, at + 8);
                var x0 = Vector256.Create(Unsafe.Add(ref input, r0 + i));
                var x1 = Vector256.Create(Unsafe.Add(ref input, r1 + i));
                var x2 = Vector256.Create(Unsafe.Add(ref input, r2 + i));
                var x3 = Vector256.Create(Unsafe.Add(ref input, r3 + i));
                a0 = Vector256.MultiplyAddEstimate(w0, x0, a0);
                b0 = Vector256.MultiplyAddEstimate(w1, x0, b0);
                a1 = Vector256.MultiplyAddEstimate(w0, x1, a1);
                b1 = Vector256.MultiplyAddEstimate(w1, x1, b1);
                a2 = Vector256.MultiplyAddEstimate(w0, x2, a2);
                b2 = Vector256.MultiplyAddEstimate(w1, x2, b2);
                a3 = Vector256.MultiplyAddEstimate(w0, x3, a3);
                b3 = Vector256.MultiplyAddEstimate(w1, x3, b3);
            }

            Store(0, a0, b0);
            Store(1, a1, b1);
            Store(2, a2, b2);
            Store(3, a3, b3);

            void Store(int offset, Vector256<float> one, Vector256<float> two)
            {
                if (offset >= rows)
                    return;
                var target = result.AsSpan((row + offset) * outer + column, Columns);
                one.CopyTo(target);
                two.CopyTo(target[8..]);
            }
        }
    }
}
