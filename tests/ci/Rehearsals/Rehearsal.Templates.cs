namespace Ci.Tests.Rehearsals;

/// <summary>Rehearsals that were prepared once, for all tests.</summary>
internal sealed partial class Rehearsal
{
    private static readonly Lazy<Task<(string Folder, Release First)>> Template = new(MakeTemplateAsync);
    private static readonly Lazy<Task<(string Folder, Release Older, Release Newer)>> TemplateOfTwo = new(MakeTemplateOfTwoAsync);
    private static readonly Lazy<Task<(string Folder, Release Older, Release Newer)>> Candidate = new(MakeCandidateAsync);

    /// <summary>Two published releases: the older one runs in prod, the newer one passed test and is checked out.</summary>
    public static async Task<(Rehearsal Rehearsal, Release Older, Release Newer)> StartWithCandidateAsync()
    {
        var (template, older, newer) = await Candidate.Value;
        var rehearsal = new Rehearsal();
        Copy(template, rehearsal.folder);
        return (await rehearsal.OpenAsync(), older, newer);
    }

    private static async Task<(string Folder, Release Older, Release Newer)> MakeCandidateAsync()
    {
        var rehearsal = await StartAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(rehearsal.folder, recursive: true);
        var older = await rehearsal.ReleaseAsync("first");
        Assert.Equal(0, (await rehearsal.DeployAsync("test", older)).Code);
        Assert.Equal(0, (await rehearsal.DeployAsync("prod", older)).Code);
        var newer = await rehearsal.ReleaseAsync("second");
        var tested = await rehearsal.DeployAsync("test", newer);
        Assert.True(tested.Code == 0, tested.ToString());
        rehearsal.Forget();
        await rehearsal.Sites.DisposeAsync();
        return (rehearsal.folder, older, newer);
    }

    /// <summary>The folder of a rehearsal with one published release. Each test gets a copy: git and .ci/publish run once.</summary>
    private static async Task<(string Folder, Release First)> MakeTemplateAsync()
    {
        var rehearsal = new Rehearsal();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(rehearsal.folder, recursive: true);
        await rehearsal.InitializeAsync();
        var release = await rehearsal.ReleaseAsync("first");
        rehearsal.Forget();
        return (rehearsal.folder, release);
    }

    /// <summary>As <see cref="MakeTemplateAsync"/>, with two releases, the older one in dev.</summary>
    private static async Task<(string Folder, Release Older, Release Newer)> MakeTemplateOfTwoAsync()
    {
        var rehearsal = await StartAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(rehearsal.folder, recursive: true);
        var older = await rehearsal.ReleaseAsync("first");
        var deployed = await rehearsal.DeployAsync("dev", older);
        Assert.True(deployed.Code == 0, deployed.ToString());
        var newer = await rehearsal.ReleaseAsync("second");
        rehearsal.Forget();
        await rehearsal.Sites.DisposeAsync();
        return (rehearsal.folder, older, newer);
    }

    private static void Copy(string from, string to)
    {
        foreach (var directory in Directory.GetDirectories(from, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, directory)));
        }

        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }
}
