using Microsoft.Win32.SafeHandles;

namespace Rehearsal.Programs;

/// <summary>Whether threads of a process run, as Linux tells it.</summary>
/// <param name="only">The names of the threads that matter; empty for all.</param>
internal sealed class ThreadStates(int process, params string[] only) : IDisposable
{
    /// <summary>Kept open: a look at a file by its name costs several times as much.</summary>
    private readonly Dictionary<string, SafeFileHandle> _files = [];

    private readonly byte[] _text = new byte[8192];

    public static bool AreKnown { get; } =
        OperatingSystem.IsLinux() && Environment.Is64BitProcess && File.Exists("/proc/self/stat") && CpuClock.Of(Environment.ProcessId) > 0;

    public int Process => process;

    /// <summary>
    /// How often the threads were switched. Two equal answers, one after the other, prove that at one time between them no thread ran:
    /// a look at one thread after the other can miss one that wakes another and sleeps.
    /// </summary>
    /// <param name="except">A thread that may run.</param>
    /// <returns>Null if a thread runs.</returns>
    public long? Switches(int except = 0)
    {
        var (sum, skipped) = (0L, $"/proc/{process}/task/{except}");
        try
        {
            foreach (var thread in Directory.EnumerateDirectories($"/proc/{process}/task"))
            {
                if (thread == skipped)
                {
                    continue;
                }

                var text = Status(thread);
                if (text.IsEmpty || !Matters(text))
                {
                    continue;
                }

                if (After(text, "\nState:\t"u8) is [(byte)'R' or (byte)'D', ..])
                {
                    return null;
                }

                sum += Number(text, "\nvoluntary_ctxt_switches:\t"u8) + Number(text, "\nnonvoluntary_ctxt_switches:\t"u8) + (1L << 40);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The process has ended.
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

    /// <returns>Empty if the thread has ended.</returns>
    private ReadOnlySpan<byte> Status(string thread)
    {
        try
        {
            if (!_files.TryGetValue(thread, out var file))
            {
                file = File.OpenHandle($"{thread}/status", share: FileShare.ReadWrite | FileShare.Delete);
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
        var name = After(text, "Name:\t"u8);
        foreach (var each in only)
        {
            if (name.Length >= each.Length && System.Text.Ascii.Equals(name[..each.Length], each))
            {
                return true;
            }
        }

        return only.Length == 0;
    }

    private static ReadOnlySpan<byte> After(ReadOnlySpan<byte> text, ReadOnlySpan<byte> key) =>
        text.IndexOf(key) is >= 0 and var at ? text[(at + key.Length)..] : [];

    private static long Number(ReadOnlySpan<byte> text, ReadOnlySpan<byte> key) =>
        System.Buffers.Text.Utf8Parser.TryParse(After(text, key), out long number, out _) ? number : 0;

    /// <summary>The second field behind the name, which may hold blanks.</summary>
    private static int? Parent(string directory)
    {
        try
        {
            var text = File.ReadAllText($"{directory}/stat");
            return int.Parse(text[(text.LastIndexOf(')') + 2)..].Split(' ', 3)[1], System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
