namespace CommandLine;

/// <summary>The checked-out repository that the running program was built in.</summary>
public static class Checkout
{
    private const string Mark = "AiWorkload.slnx";
    private static readonly Lazy<string> LazyRoot = new(() => RootAbove(AppContext.BaseDirectory));

    /// <summary>The folder of the solution file.</summary>
    /// <exception cref="Failure">The program runs outside a checkout.</exception>
    public static string Root => LazyRoot.Value;

    /// <param name="path">Relative to the root.</param>
    public static string At(params ReadOnlySpan<string> path) => Path.Combine([Root, .. path]);

    /// <param name="file">Relative to the root.</param>
    public static string Read(string file) => File.ReadAllText(At(file));

    /// <summary>A file that a project was built to, in the configuration and for the framework of the running program.</summary>
    /// <param name="project">The project's folder, relative to the root.</param>
    /// <param name="file">Such as App.dll.</param>
    public static string Built(string project, string file)
    {
        var framework = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return At(project, "bin", framework.Parent!.Name, framework.Name, file);
    }

    /// <returns>The nearest folder at or above <paramref name="folder"/> that has the solution file.</returns>
    public static string RootAbove(string folder)
    {
        for (var here = new DirectoryInfo(folder); here is not null; here = here.Parent)
        {
            if (File.Exists(Path.Combine(here.FullName, Mark)))
            {
                return here.FullName;
            }
        }

        throw new Failure($"no folder above {folder} has {Mark}; run this from a checkout of the repository.");
    }
}
