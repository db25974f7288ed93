namespace Benchmarks.Processes;

/// <summary>Where the sources are.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AiWorkload.slnx")))
            folder = folder.Parent;
        return folder?.FullName
            ?? throw new ProcessException("AiWorkload.slnx was not found in a parent folder; run this from a checkout.");
    }
}
