namespace Preflight.Tests;

internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Debug or Release, as these tests were built.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    public static string Scenarios { get; } =
        Path.Combine(Root, "tests", "tools", "preflight", "Scenarios", "bin", Configuration, "net10.0", "Scenarios.dll");

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "AiWorkload.slnx")))
        {
            directory = directory.Parent;
        }

        return directory.FullName;
    }
}
