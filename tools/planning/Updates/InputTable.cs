using System.Reflection;

namespace Planning.Updates;

/// <summary>A table of facts about inputs: a type, and words after it. Safe for threads.</summary>
/// <param name="resource">The name of the embedded file; lines that begin with # are comments.</param>
internal sealed class InputTable(string resource)
{
    private readonly Lazy<Dictionary<string, string[]>> _rows = new(() => Read(resource));

    public IEnumerable<string> Types => _rows.Value.Keys;

    /// <param name="type">As in search:Service.</param>
    public IReadOnlyList<string> Of(string type) => _rows.Value.GetValueOrDefault(type, []);

    private static Dictionary<string, string[]> Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        var rows = new Dictionary<string, string[]>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                var words = line.Split(' ');
                rows[words[0]] = words[1..];
            }
        }

        return rows;
    }
}
