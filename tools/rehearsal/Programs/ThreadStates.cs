using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Rehearsal.Programs;

/// <summary>Whether threads of a process run, as Linux reports it.</summary>
/// <param name="only">The names of the threads that matter; empty for all.</param>
internal sealed class ThreadStates(int process, params string[] only) : IDisposable
{
    /// <summary>Kept open: a look at a file by its name costs several times as much.</summary>
    private readonly Dictionary<string, SafeFileHandle> _files = [];

    private readonly byte[] _text = new byte[4096];
    private readonly List<int> _threads = [];

    public static bool AreKnown { get; } =
        OperatingSystem.IsLinux() && Environment.Is64BitProcess && File.Exists("/proc/self/stat") && CpuClock.Of(Environment.ProcessId) > 0;

    public int Process => process;

    /// <param name="except">A thread that may run.</param>
    /// <returns>
    /// Whether a thread runs or waits for a processor. It proves nothing alone: one may wake another that was looked at before.
    /// </returns>
    public bool AnyRuns(int except = 0)
    {
        _threads.Clear();
        try
        {
            foreach (var thread in Directory.EnumerateDirectories($"/proc/{process}/task"))
            {
                var text = Stat(thread);
                if (text.IsEmpty || !Matters(text) || !Utf8Parser.TryParse(text, out int id, out _) || id == except)
                {
                    continue;
                }

                if (text[text.LastIndexOf((byte)')') + 2] is (byte)'R' or (byte)'D')
                {
                    return true;
                }

                _threads.Add(id);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The process has ended.
        }

        return false;
    }

    /// <summary>For this process: how long the threads that were looked at last have run, in nanoseconds.</summary>
    public long Time()
    {
        var sum = 0L;
        foreach (var thread in _threads)
        {
            sum += CpuClock.OfOwn(thread);
        }

        return sum;
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

    private bool Matters(ReadOnlySpan<byte> text)
    {
        var name = text[(text.IndexOf((byte)'(') + 1)..];
        foreach (var each in only)
        {
            if (name.Length >= each.Length && Ascii.Equals(name[..each.Length], each))
            {
                return true;
            }
        }

        return only.Length == 0;
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
