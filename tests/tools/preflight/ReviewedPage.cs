namespace Preflight.Tests;

/// <summary>Compares a generated page with the reviewed file, and writes the file where UPDATE_SNAPSHOTS=1 is set.</summary>
internal static class ReviewedPage
{
    /// <param name="file">In the folder docs.</param>
    /// <param name="tests">The class to run to write it.</param>
    public static void Matches(string file, string page, string tests)
    {
        var path = Path.Combine(Repository.Root, "docs", file);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, page);
        }

        Assert.True(
            page == File.ReadAllText(path),
            $"docs/{file} is outdated: run UPDATE_SNAPSHOTS=1 dotnet test tests/tools/preflight --filter {tests} and commit the difference"
        );
    }
}
