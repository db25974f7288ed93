using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Rehearsal.Programs;

/// <summary>Whether threads of a process run, as Linux reports it.</summary>
internal sealed class ThreadStates(int process) : IDisposable
{
    /// <summary>Kept open: a look at a file by its name costs several times as much.</summary>
    private readonly Dictionary<string, SafeFileHandle> _files = [];

    private readonly byte[] _text = new byte[4096];

    public static bool AreKnown { get; } =
        OperatingSystem.IsLinux() && Environment.Is64BitProcess && File.Exists("/proc/self/stat") && CpuClock.Of(Environment.ProcessId) > 0;

    public int Process => process;

    /// <returns>
    /// Whether a thread runs or waits for a processor. It proves nothing alone: one may wake another that was looked at before.
    /// </returns>
    public bool AnyRuns()
    {
        try
        {
            foreach (var thread in Directory.EnumerateDirectories($"/proc/{process}/task"))
            {
                var text = Stat(thread);
                if (!text.IsEmpty && text[text.LastIndexOf((byte)')') + 2] is (byte)'R' or (byte)'D')
                {
                    return true;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The process has ended.
        }

        return false;
    }

    public void Dispose()
    {
        foreach (var file in _files.Values)
        {
            file.Dispose();
        }
    }

    /// <returns>The process and what it started.</returns>
    public static IReadOnlyList<int> Tree(int root)
    {
        var parents = new List<(int Process, int Parent)>();
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(directory), out var process) && Parent(directory) is { } parent)
            {
                parents.Add((process, parent));
            }
        }

        var tree = new List<int> { root };
        for (var i = 0; i < tree.Count; i++)
        {
            tree.AddRange(parents.Where(each => each.Parent == tree[i]).Select(each => each.Process));
        }

        return tree;
    }

    /// <returns>The number, the name in parentheses, the state and more. Empty if the thread has ended.</returns>
    private ReadOnlySpan<byte> Stat(string thread)
    {
        try
        {
            if (!_files.TryGetValue(thread, out var file))
            {
                file = File.OpenHandle($"{thread}/stat", share: FileShare.ReadWrite | FileShare.Delete);
                _files[thread] = file;
            }

            return _text.AsSpan(0, RandomAccess.Read(file, _text, 0));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (_files.Remove(thread, out var ended))
            {
                ended.Dispose();
            }

            return [];
        }
    }

    /// <summary>The second field behind the name, which may hold blanks.</summary>
    private static int? Parent(string directory)
    {
        try
        {
            var text = File.ReadAllText($"{directory}/stat");
            return int.Parse(text[(text.LastIndexOf(')') + 2)..].Split(' ', 3)[1], CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
