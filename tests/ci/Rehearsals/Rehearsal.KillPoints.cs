using System.Text.RegularExpressions;

namespace Ci.Tests.Rehearsals;

/// <summary>
/// One deployment to dev of a release that is rolled back, with a copy of the rehearsal at each call. A run killed by KILL at a call leaves
/// what was on disk at that moment, so the table of kill points needs no run for each point.
/// </summary>
internal sealed partial class Rehearsal
{
    private static readonly Lazy<Task<(string Folder, string Copies, string[] Calls)>> Recording = new(RecordAsync);

    /// <summary>As <see cref="StartWithTwoAsync"/>, after a deployment of the newer release that was killed at a call.</summary>
    /// <param name="call">Pattern of the call; * stands for any text.</param>
    /// <param name="number">1 for the first call that matches.</param>
    /// <param name="after">Whether the call took effect.</param>
    public static async Task<(Rehearsal Rehearsal, Release Older, Release Newer)> StartKilledAsync(string call, int number, bool after)
    {
        var (recorded, copies, calls) = await Recording.Value;
        var (_, older, newer) = await TemplateOfTwo.Value;
        var pattern = $"^{Regex.Escape(call).Replace(@"\*", ".*")}$";
        var (at, _) = calls.Index().Where(each => Regex.IsMatch(each.Item, pattern)).ElementAt(number - 1);
        var rehearsal = new Rehearsal();
        Copy(Path.Combine(copies, $"{at + 1}{(after ? "-after" : "")}"), rehearsal.folder);
        // Git registers a worktree by its path.
        foreach (
            var file in Directory
                .GetFiles(Path.Combine(rehearsal.Tree, ".git"), "gitdir", SearchOption.AllDirectories)
                .Concat(Directory.GetFiles(Path.Combine(rehearsal.folder, "tmp"), ".git", SearchOption.AllDirectories))
        )
        {
            await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace(recorded, rehearsal.folder));
        }

        return (await rehearsal.OpenAsync(), older, newer);
    }

    /// <summary>
    /// The files that a run left: packages, settings, record, stack. Process ids, times, paths and addresses are replaced. Without Git's
    /// files, the recorded calls, and the log of an update with its pipe, which another process writes.
    /// </summary>
    public SortedDictionary<string, string> Left() =>
        new(
            Directory
                .GetFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file =>
                    !file.StartsWith(Path.Combine(Tree, ".git")) && Path.GetFileName(file) is not ("calls" or "script" or "pipe" or "up")
                )
                .ToDictionary(file => Plain(Path.GetRelativePath(folder, file)), file => Plain(File.ReadAllText(file))),
            StringComparer.Ordinal
        );

    private static string Plain(string text) => Run().Replace(text, "RUN");

    [GeneratedRegex(@"[^"" ]+@\S+ \(pid \d+\)|[\d-]+T[\d:]+Z|(?<=127\.0\.0\.1:)\d+|(?<=ai-workload-ci\.|rehearsal-)\w+")]
    private static partial Regex Run();

    private static async Task<(string Folder, string Copies, string[] Calls)> RecordAsync()
    {
        var copies = Directory.CreateTempSubdirectory("kill-points-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(copies, recursive: true);
        var (rehearsal, older, newer) = await StartWithTwoAsync();
        await using var _ = rehearsal;
        rehearsal.Sites.Broken.Add(newer.Digest);
        rehearsal.Variables["COPIES"] = copies;
        var deployed = await rehearsal.DeployAsync("dev", newer);
        Assert.True(deployed.Code == 1, deployed.ToString());
        Assert.Equal((older.Commit, older.Digest), rehearsal.Runs("dev"));
        return (rehearsal.folder, copies, await File.ReadAllLinesAsync(rehearsal.CallsFile));
    }
}
