using System.Runtime.InteropServices;
using System.Text;

namespace App.SentenceModel;

/// <summary>The numbers in an ONNX file, by name, in the order of the file. Only what is asked for is copied.</summary>
internal sealed class OnnxWeights
{
    // Field numbers of the ONNX format: ModelProto.graph, GraphProto.initializer, TensorProto.dims, name and raw_data.
    private const int Graph = 7;
    private const int Initializer = 5;
    private const int Dimensions = 1;
    private const int Name = 8;
    private const int RawData = 9;

    private readonly Stream file;
    private readonly Dictionary<string, Tensor> tensors = new(StringComparer.Ordinal);

    /// <exception cref="InvalidDataException">It is not a model file.</exception>
    public OnnxWeights(Stream file)
    {
        this.file = file;
        try
        {
            foreach (var graph in Fields(0, file.Length).Where(field => field.Number == Graph))
            foreach (var tensor in Fields(graph.Start, graph.Start + graph.Length).Where(field => field.Number == Initializer))
                Add(tensor);
        }
        catch (EndOfStreamException cut)
        {
            throw new InvalidDataException("The model file is cut or is not a model.", cut);
        }
    }

    /// <summary>The names of all matrices with this shape.</summary>
    public IEnumerable<string> Shaped(int rows, int columns) =>
        tensors.Where(entry => entry.Value.Shape is [var r, var c] && (r, c) == (rows, columns)).Select(entry => entry.Key);

    public float[] Read(string name)
    {
        var tensor = tensors[name];
        var values = new float[tensor.Length / sizeof(float)];
        Copy(tensor.Start, values);
        return values;
    }

    /// <summary>One row of a matrix, for tables that are too large to copy.</summary>
    public void ReadRow(string name, int row, Span<float> values) =>
        Copy(tensors[name].Start + (long)row * values.Length * sizeof(float), values);

    private void Copy(long start, Span<float> values)
    {
        lock (file)
        {
            file.Position = start;
            file.ReadExactly(MemoryMarshal.AsBytes(values));
        }
    }

    private void Add(Field tensor)
    {
        var (name, shape, data) = ("", new List<long>(), default(Field));
        foreach (var field in Fields(tensor.Start, tensor.Start + tensor.Length))
            if (field.Number == Dimensions)
                shape.Add(field.Value);
            else if (field.Number == Name)
                name = Text(field);
            else if (field.Number == RawData)
                data = field;
        if (data.Length > 0)
            tensors[name] = new Tensor(shape, data.Start, data.Length);
    }

    private string Text(Field field)
    {
        var bytes = new byte[field.Length];
        file.Position = field.Start;
        file.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    // Numbers of the wire format: 0 a varint, 1 eight bytes, 2 bytes with their length before them, 5 four bytes.
    private IEnumerable<Field> Fields(long start, long end)
    {
        while (start < end)
        {
            file.Position = start;
            var tag = Varint();
            var field = (tag & 7) switch
            {
                0 => new Field((int)(tag >> 3), Varint(), file.Position, 0),
                1 => new Field((int)(tag >> 3), 0, file.Position, 8),
                2 when Varint() is var length => new Field((int)(tag >> 3), 0, file.Position, length),
                5 => new Field((int)(tag >> 3), 0, file.Position, 4),
                var other => throw new InvalidDataException($"The model file has a field of kind {other}, which is not known."),
            };
            start = field.Start + field.Length;
            if (field.Length < 0 || start > end)
                throw new EndOfStreamException();
            yield return field;
        }
    }

    private long Varint()
    {
        long value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = file.ReadByte();
            if (next < 0)
                throw new EndOfStreamException();
            value |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw new EndOfStreamException();
    }

    private readonly record struct Field(int Number, long Value, long Start, long Length);

    private sealed record Tensor(IReadOnlyList<long> Shape, long Start, long Length);
}
