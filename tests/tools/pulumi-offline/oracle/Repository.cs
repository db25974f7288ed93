namespace Oracle.Tests;

/// <summary>Where things lie in the checkout; tests run from their own output folder.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find(string folder)
    {
        for (var here = new DirectoryInfo(folder); here is not null; here = here.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(here.FullName, "AiWorkload.slnx")))
                return here.FullName;
        }
        throw new DirectoryNotFoundException($"No AiWorkload.slnx above {folder}; the tests run inside a checkout.");
    }
}
