using System.Reflection;
using System.Text;

namespace Planning.ResourceIds;

/// <summary>
/// An embedded text whose lines are sorted by their first word. A plan needs a few of its thousands of lines, so that the text stays in the
/// file of the assembly, which is mapped. Safe for threads.
/// </summary>
internal sealed unsafe class SortedLines
{
    private readonly byte* _start;
    private readonly int _length;

    public SortedLines(string resource)
    {
        var stream = (UnmanagedMemoryStream)Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        _start = stream.PositionPointer;
        _length = checked((int)stream.Length);
        var comments = 0;
        while (Text[comments..].StartsWith("#"u8) && Text[(comments + 1)..].StartsWith(" "u8))
        {
            comments += Text[comments..].IndexOf((byte)'\n') + 1;
        }

        _start += comments;
        _length -= comments;
    }

    private ReadOnlySpan<byte> Text => new(_start, _length);

    public IEnumerable<string> All()
    {
        for (var start = 0; start < _length; )
        {
            var line = Line(start, out _);
            start += line.Length + 1;
            yield return Encoding.UTF8.GetString(line);
        }
    }

    /// <returns>The line with this first word; null if there is none.</returns>
    public string? Find(string word)
    {
        var key = Encoding.UTF8.GetBytes(word);
        var (low, high) = (0, _length);
        while (low < high)
        {
            var line = Line((low + high) / 2, out var start);
            var space = line.IndexOf((byte)' ');
            var order = line[..(space < 0 ? line.Length : space)].SequenceCompareTo(key);
            if (order == 0)
            {
                return Encoding.UTF8.GetString(line);
            }

            (low, high) = order < 0 ? (start + line.Length + 1, high) : (low, start);
        }

        return null;
    }

    /// <returns>The first line that has the text in it; null if there is none.</returns>
    public string? FirstWith(string text) =>
        Text.IndexOf(Encoding.UTF8.GetBytes(text)) is >= 0 and var at ? Encoding.UTF8.GetString(Line(at, out _)) : null;

    /// <summary>The line that a position is in.</summary>
    private ReadOnlySpan<byte> Line(int position, out int start)
    {
        start = Text[..position].LastIndexOf((byte)'\n') + 1;
        var rest = Text[start..];
        return rest.IndexOf((byte)'\n') is >= 0 and var length ? rest[..length] : rest;
    }
}
