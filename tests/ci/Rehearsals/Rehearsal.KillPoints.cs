using System.Text.RegularExpressions;

namespace Ci.Tests.Rehearsals;

/// <summary>
/// One deployment to dev of a release that is rolled back, with a copy of the rehearsal at each call. A run killed by KILL at a call leaves
/// what was on disk at that moment, so the table of kill points needs no run for each point.
/// </summary>
internal sealed partial class Rehearsal
{
    private const string Pipe = "pipe";

    private static readonly Lazy<Task<(string Folder, KillPoint[] Points)>> Recording = new(RecordAsync);

    /// <summary>
    /// The points of that deployment, before and after each call, in groups that leave the same for the next run. The folder of the killed
    /// run does not count: the next run reads nothing in it.
    /// </summary>
    public static async Task<KillPoint[][]> KillPointsAsync() =>
        [.. (await Recording.Value).Points.GroupBy(point => point.State).Select(group => group.ToArray())];

    /// <summary>As <see cref="StartWithTwoAsync()"/>, after a deployment of the newer release that was killed at a call.</summary>
    /// <param name="call">Pattern of the call; * stands for any text.</param>
    /// <param name="number">1 for the first call that matches.</param>
    /// <param name="after">Whether the call took effect.</param>
    public static async Task<(Rehearsal Rehearsal, Release Older, Release Newer)> StartKilledAsync(string call, int number, bool after)
    {
        var pattern = $"^{Regex.Escape(call).Replace(@"\*", ".*")}$";
        var calls = (await Recording.Value).Points.Where(point => point.IsAfter == after && Regex.IsMatch(point.Call, pattern));
        return await StartKilledAsync(calls.ElementAt(number - 1));
    }

    public static async Task<(Rehearsal Rehearsal, Release Older, Release Newer)> StartKilledAsync(KillPoint point)
    {
        var (recorded, _) = await Recording.Value;
        var releases = (await TwoReleases.Value).Releases;
        var rehearsal = new Rehearsal();
        Copy(point.Copy, rehearsal.folder);
        rehearsal.Forget();
        // Git registers a worktree by its path.
        foreach (
            var file in Directory
                .GetFiles(Path.Combine(rehearsal.Tree, ".git"), "gitdir", SearchOption.AllDirectories)
                .Concat(Directory.GetFiles(Path.Combine(rehearsal.folder, "tmp"), ".git", SearchOption.AllDirectories))
        )
        {
            await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace(recorded, rehearsal.folder));
        }

        return (await rehearsal.OpenAsync(), releases[0], releases[1]);
    }

    /// <summary>
    /// The files that a run left: packages, settings, record, stack. Process ids, times, paths and addresses are replaced. Without Git's
    /// files, the recorded calls, and the log of an update with its pipe, which another process writes.
    /// </summary>
    public SortedDictionary<string, string> Left() => Files(folder);

    private static SortedDictionary<string, string> Files(string folder) =>
        new(
            Directory
                .GetFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file =>
                    !file.StartsWith(Path.Combine(folder, "tree", ".git"))
                    && Path.GetFileName(file) is not ("calls" or "script" or Pipe or "up")
                )
                .ToDictionary(file => Plain(Path.GetRelativePath(folder, file)), file => Plain(File.ReadAllText(file))),
            StringComparer.Ordinal
        );

    /// <summary>What the next run can notice: blobs, records, stacks, locks, the checkout, and Git's files by name.</summary>
    private static string StateOf(string copy)
    {
        var git = Path.Combine(copy, "tree", ".git");
        return string.Join(
            '\n',
            Files(copy)
                .Where(file => !file.Key.StartsWith("tmp/"))
                .Select(file => $"{file.Key}: {file.Value}")
                .Append(File.ReadAllText(Path.Combine(git, "HEAD")))
                .Concat(Directory.GetFiles(git, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(git, file)).Order())
        );
    }

    private static string Plain(string text) => Run().Replace(text, "RUN");

    [GeneratedRegex(@"[^"" ]+@\S+ \(pid \d+\)|[\d-]+T[\d:]+Z|(?<=127\.0\.0\.1:)\d+|(?<=ai-workload-ci\.|rehearsal-)\w+")]
    private static partial Regex Run();

    private static async Task<(string Folder, KillPoint[] Points)> RecordAsync()
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
        var points =
            from call in rehearsal.Calls.Index()
            from after in new[] { false, true }
            let copy = Path.Combine(copies, $"{call.Index + 1}{(after ? "-after" : "")}")
            where Directory.Exists(copy)
            select new KillPoint(call.Item, after, copy, StateOf(copy));
        return (rehearsal.folder, points.ToArray());
    }

    /// <param name="Call">The call at which the run was killed.</param>
    /// <param name="IsAfter">Whether the call took effect.</param>
    /// <param name="Copy">The folder with what was on disk.</param>
    /// <param name="State">What the next run can notice of it.</param>
    internal sealed record KillPoint(string Call, bool IsAfter, string Copy, string State)
    {
        public override string ToString() => $"{(IsAfter ? "after" : "before")} {Call}";
    }
}
