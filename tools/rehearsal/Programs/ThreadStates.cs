namespace Rehearsal.Programs;

/// <summary>Whether a thread of a process runs, as Linux tells it.</summary>
/// <param name="except">A thread that may run.</param>
internal sealed class ThreadStates(int process, int except = 0)
{
    /// <summary>Threads of the runtime that do no work of the program.</summary>
    private static readonly string[] Background = ["(.NET Tiered", "(.NET Finalizer", "(.NET SigHandler", "(.NET EventPipe"];

    private readonly string _except = $"/proc/{process}/task/{except}";

    /// <summary>The thread that ran at the last look: it is the one that most likely runs still.</summary>
    private string? _running;

    public static bool AreKnown { get; } = OperatingSystem.IsLinux() && File.Exists("/proc/self/stat");

    /// <returns>False if the process has ended.</returns>
    public bool AnyRuns()
    {
        if (_running is not null && Runs(_running))
        {
            return true;
        }

        try
        {
            _running = Directory.EnumerateDirectories($"/proc/{process}/task").FirstOrDefault(thread => thread != _except && Runs(thread));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _running = null;
        }

        return _running is not null;
    }

    /// <summary>
    /// How often the threads were switched. Two equal answers, one after the other, prove that at one time between them no thread ran:
    /// a look at one thread after the other can miss one that wakes another and sleeps.
    /// </summary>
    /// <returns>Null if a thread runs.</returns>
    public long? Switches()
    {
        var sum = 0L;
        try
        {
            foreach (var thread in Directory.EnumerateDirectories($"/proc/{process}/task"))
            {
                if (thread == _except)
                {
                    continue;
                }

                var text = File.ReadAllText($"{thread}/status");
                if (Background.Any(name => text.AsSpan().StartsWith($"Name:\t{name.AsSpan(1)}", StringComparison.Ordinal)))
                {
                    continue;
                }

                if (After(text, "State:\t") is ['R' or 'D', ..])
                {
                    return null;
                }

                sum += Number(text, "\nvoluntary_ctxt_switches:\t") + Number(text, "\nnonvoluntary_ctxt_switches:\t") + (1L << 40);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A thread or the process ended meanwhile.
        }

        return sum;
    }

    private static ReadOnlySpan<char> After(string text, string key) =>
        text.IndexOf(key, StringComparison.Ordinal) is >= 0 and var at ? text.AsSpan(at + key.Length) : [];

    private static long Number(string text, string key)
    {
        var rest = After(text, key);
        var end = rest.IndexOf('\n');
        return long.TryParse(end < 0 ? rest : rest[..end], System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    /// <returns>The process and what it started.</returns>
    public static IReadOnlyList<int> Tree(int root)
    {
        var parents = new List<(int Process, int Parent)>();
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(directory), out var process) && Fields(directory) is [_, var parent, ..])
            {
                parents.Add((process, int.Parse(parent, System.Globalization.CultureInfo.InvariantCulture)));
            }
        }

        var tree = new List<int> { root };
        for (var i = 0; i < tree.Count; i++)
        {
            tree.AddRange(parents.Where(each => each.Parent == tree[i]).Select(each => each.Process));
        }

        return tree;
    }

    private static bool Runs(string directory) => Fields(directory, Background) is ["R" or "D", ..];

    /// <returns>The fields behind the name, which may hold blanks: the state comes first, then the parent. Null if it has ended.</returns>
    private static string[]? Fields(string directory, string[]? except = null)
    {
        try
        {
            var text = File.ReadAllText($"{directory}/stat");
            return except?.Any(name => text.Contains(name, StringComparison.Ordinal)) == true
                ? []
                : text[(text.LastIndexOf(')') + 2)..].Split(' ', 3);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
