namespace Rehearsal.Programs;

/// <summary>The operating system's number of a thread, which .NET does not tell.</summary>
internal static class CurrentThread
{
    /// <summary>0 where it is not known.</summary>
    public static int Id =>
        new FileInfo("/proc/thread-self").LinkTarget is { } target && int.TryParse(Path.GetFileName(target), out var id) ? id : 0;
}
