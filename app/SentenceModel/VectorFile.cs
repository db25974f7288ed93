using System.Security.Cryptography;
using System.Text;

namespace App.SentenceModel;

/// <summary>Vectors of texts, each with a key made of its text, in a byte for each number.</summary>
internal static class VectorFile
{
    private const int KeyLength = 8;

    public static ulong Key(string text) => BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Empty if there is no file. Vectors have unit length again, so that one byte needs no scale.</summary>
    /// <exception cref="InvalidDataException">It is cut, or has vectors of another length.</exception>
    public static IReadOnlyDictionary<ulong, float[]> Read(string path, int dimensions = MiniLm.Dimensions)
    {
        var record = KeyLength + dimensions;
        var vectors = new Dictionary<ulong, float[]>();
        if (!File.Exists(path))
            return vectors;
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length % record != 0)
            throw new InvalidDataException($"{path} has {bytes.Length} bytes, expected: a multiple of {record}. Build the app again.");
        for (var at = 0; at < bytes.Length; at += record)
        {
            var vector = new float[dimensions];
            for (var i = 0; i < vector.Length; i++)
                vector[i] = (sbyte)bytes[at + KeyLength + i];
            Vectors.Normalise(vector);
            vectors[BitConverter.ToUInt64(bytes, at)] = vector;
        }

        return vectors;
    }

    /// <summary>The bytes of a file, in an order that depends on the texts alone.</summary>
    public static byte[] Write(IEnumerable<(string Text, float[] Vector)> vectors)
    {
        var file = new MemoryStream();
        foreach (
            var (key, vector) in vectors
                .Select(entry => (Key(entry.Text), entry.Vector))
                .DistinctBy(entry => entry.Item1)
                .OrderBy(entry => entry.Item1)
        )
        {
            file.Write(BitConverter.GetBytes(key));
            var largest = vector.Max(MathF.Abs);
            foreach (var value in vector)
                file.WriteByte((byte)(sbyte)MathF.Round(value / largest * sbyte.MaxValue));
        }

        return file.ToArray();
    }
}
