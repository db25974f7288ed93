namespace Ci.Tests.Rehearsals;

/// <summary>Rehearsals after deployments that many tests begin with. They are made once, and each test gets a copy.</summary>
internal sealed partial class Rehearsal
{
    private static readonly Lazy<Task<Template>> Published = new(MakePublishedAsync);
    private static readonly Lazy<Task<Template>> InDev = After(Published, (rehearsal, releases) => rehearsal.HasAsync("dev", releases[0]));
    private static readonly Lazy<Task<Template>> InTest = After(Published, (rehearsal, releases) =>
        rehearsal.HasAsync("test", releases[0])
    );
    private static readonly Lazy<Task<Template>> TwoReleases = After(InDev, (rehearsal, releases) =>
        rehearsal.AddAsync(releases, "second")
    );
    private static readonly Lazy<Task<Template>> Candidate = After(InTest, async (rehearsal, releases) =>
    {
        await rehearsal.HasAsync("prod", releases[0]);
        await rehearsal.AddAsync(releases, "second");
        await rehearsal.HasAsync("test", releases[1]);
    });
    private static readonly Lazy<Task<Template>> Canary = After(Candidate, (rehearsal, releases) =>
        rehearsal.HasAsync("prod", releases[1], "--canary", "10")
    );

    /// <summary>A repository with the published release "first", or without a commit.</summary>
    public static async Task<Rehearsal> StartAsync(bool withRelease = true)
    {
        if (withRelease)
        {
            var (rehearsal, releases) = await CopyAsync(Published);
            rehearsal.first = releases[0];
            return rehearsal;
        }

        var empty = new Rehearsal();
        await empty.InitializeAsync();
        return await empty.OpenAsync();
    }

    /// <summary>A published release, which runs in dev.</summary>
    public static Task<(Rehearsal Rehearsal, Release Release)> StartInDevAsync() => StartWithOneAsync(InDev);

    /// <summary>A published release, which runs in test and passed there.</summary>
    public static Task<(Rehearsal Rehearsal, Release Release)> StartInTestAsync() => StartWithOneAsync(InTest);

    /// <summary>Two published releases: the older one runs in dev, the newer one is checked out.</summary>
    public static Task<(Rehearsal Rehearsal, Release Older, Release Newer)> StartWithTwoAsync() => StartWithTwoAsync(TwoReleases);

    /// <summary>Two published releases: the older one runs in prod, the newer one passed test and is checked out.</summary>
    public static Task<(Rehearsal Rehearsal, Release Older, Release Newer)> StartWithCandidateAsync() => StartWithTwoAsync(Candidate);

    /// <summary>As <see cref="StartWithCandidateAsync"/>, with the newer release in the slot of prod for 10 % of new visitors.</summary>
    public static Task<(Rehearsal Rehearsal, Release Older, Release Newer)> StartWithCanaryAsync() => StartWithTwoAsync(Canary);

    private static async Task<(Rehearsal Rehearsal, Release Release)> StartWithOneAsync(Lazy<Task<Template>> template)
    {
        var (rehearsal, releases) = await CopyAsync(template);
        return (rehearsal, releases[0]);
    }

    private static async Task<(Rehearsal Rehearsal, Release Older, Release Newer)> StartWithTwoAsync(Lazy<Task<Template>> template)
    {
        var (rehearsal, releases) = await CopyAsync(template);
        return (rehearsal, releases[0], releases[1]);
    }

    private static async Task<(Rehearsal Rehearsal, List<Release> Releases)> CopyAsync(Lazy<Task<Template>> template)
    {
        var (folder, releases) = await template.Value;
        var rehearsal = new Rehearsal();
        Copy(folder, rehearsal.folder);
        return (
            await rehearsal.OpenAsync(),
            [.. releases.Select(each => each with { Folder = Path.Combine(rehearsal.folder, "built", each.Commit) })]
        );
    }

    private static async Task<Template> MakePublishedAsync()
    {
        var rehearsal = await StartAsync(withRelease: false);
        return await rehearsal.AsTemplateAsync([await rehearsal.ReleaseAsync("first")]);
    }

    private static Lazy<Task<Template>> After(Lazy<Task<Template>> template, Func<Rehearsal, List<Release>, Task> step) =>
        new(async () =>
        {
            var (rehearsal, releases) = await CopyAsync(template);
            await step(rehearsal, releases);
            return await rehearsal.AsTemplateAsync(releases);
        });

    private async Task<Template> AsTemplateAsync(List<Release> releases)
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        Forget();
        await Sites.DisposeAsync();
        return new(folder, releases);
    }

    private async Task HasAsync(string stack, Release release, params string[] options)
    {
        var deployed = await DeployAsync(stack, release, options);
        Assert.True(deployed.Code == 0, deployed.ToString());
    }

    private async Task AddAsync(List<Release> releases, string content) => releases.Add(await ReleaseAsync(content));

    private static void Copy(string from, string to)
    {
        foreach (var directory in Directory.GetDirectories(from, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, directory)));
        }

        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != Pipe))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }

    /// <param name="Folder">The folder of the rehearsal.</param>
    /// <param name="Releases">What was published, the oldest first.</param>
    private sealed record Template(string Folder, List<Release> Releases);
}
