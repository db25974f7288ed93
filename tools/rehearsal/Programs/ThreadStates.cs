namespace Rehearsal.Programs;

/// <summary>Whether the threads of a process run, as Linux tells it.</summary>
internal static class ThreadStates
{
    public static bool AreKnown { get; } = OperatingSystem.IsLinux() && File.Exists("/proc/self/stat");

    /// <summary>Threads of the runtime that do no work of the program.</summary>
    private static readonly string[] Background = ["(.NET Tiered", "(.NET Finalizer", "(.NET SigHandler", "(.NET EventPipe"];

    /// <param name="except">Threads that may run.</param>
    /// <returns>False if the process has ended.</returns>
    public static bool AnyRuns(int process, IReadOnlySet<int>? except = null)
    {
        try
        {
            return Directory
                .EnumerateDirectories($"/proc/{process}/task")
                .Any(thread => except?.Contains(int.Parse(Path.GetFileName(thread))) != true && Runs($"{thread}/stat"));
        }
        catch (IOException)
        {
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <returns>The process and what it started.</returns>
    public static IReadOnlyList<int> Tree(int root)
    {
        var parents = new List<(int Process, int Parent)>();
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(directory), out var process) && Fields($"{directory}/stat") is [_, var parent, ..])
            {
                parents.Add((process, int.Parse(parent)));
            }
        }

        var tree = new List<int> { root };
        for (var i = 0; i < tree.Count; i++)
        {
            tree.AddRange(parents.Where(each => each.Parent == tree[i]).Select(each => each.Process));
        }

        return tree;
    }

    private static bool Runs(string file) => Fields(file, Background) is ["R" or "D", ..];

    /// <returns>The fields behind the name, which may hold blanks: the state comes first, then the parent. Null if it has ended.</returns>
    private static string[]? Fields(string file, string[]? except = null)
    {
        try
        {
            var text = File.ReadAllText(file);
            return except?.Any(name => text.Contains(name, StringComparison.Ordinal)) == true
                ? []
                : text[(text.LastIndexOf(')') + 2)..].Split(' ', 3);
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }
}
