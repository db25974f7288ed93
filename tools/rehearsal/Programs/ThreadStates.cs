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
