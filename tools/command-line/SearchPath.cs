namespace CommandLine;

/// <summary>The programs on PATH.</summary>
public static class SearchPath
{
    /// <param name="name">Without the ending that Windows adds.</param>
    /// <returns>The file; null if there is none.</returns>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => new[] { Path.Combine(folder, name), Path.Combine(folder, $"{name}.exe") })
            .FirstOrDefault(File.Exists);
}
