using System.Text.RegularExpressions;
using Ci.Tests.Rehearsals;

namespace Ci.Tests;

/// <summary>Stored releases are immutable and are verified before use.</summary>
public sealed class ReleaseStoreTests
{
    [Fact]
    public async Task A_release_is_published_once()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        Assert.Equal(
            await File.ReadAllBytesAsync(Path.Combine(release.Folder, "sbom.cdx.json")),
            await File.ReadAllBytesAsync(rehearsal.Blob("packages", $"{release.Digest}/{release.Commit}/sbom.cdx.json"))
        );
        rehearsal.Forget();

        var again = await rehearsal.RunAsync("publish", release.Folder);

        Assert.True(again.Code == 0, again.ToString());
        Assert.EndsWith($"published {release.Commit} {release.Digest}\n", again.Output);
        Assert.DoesNotContain(rehearsal.Calls, call => call.Contains("upload"));
    }

    /// <summary>An artifact can contain links, for example to the tokens of the Azure CLI on the runner.</summary>
    [Theory]
    [InlineData("app.zip")]
    [InlineData("release.json")]
    [InlineData("sbom.cdx.json")]
    public async Task A_release_with_a_link_is_not_published(string file)
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        var path = Path.Combine(release.Folder, file);
        File.Move(path, $"{path}.real");
        File.CreateSymbolicLink(path, $"{path}.real");
        rehearsal.Forget();

        var refused = await rehearsal.RunAsync("publish", release.Folder);

        Assert.True(refused.Code == 2, refused.ToString());
        Assert.Contains($"{file} must be a regular file, got a link", refused.Errors);
        Assert.Empty(rehearsal.Calls);
    }

    [Fact]
    public async Task A_package_of_two_commits_is_stored_once_with_two_manifests()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var first = await rehearsal.ReleaseAsync("first");
        await rehearsal.GitAsync(
            "-c",
            "user.name=a",
            "-c",
            "user.email=a@example.com",
            "commit",
            "--quiet",
            "--allow-empty",
            "--message",
            "docs"
        );
        var commit = (await rehearsal.GitAsync("rev-parse", "HEAD")).Output.Trim();
        var manifest = Path.Combine(first.Folder, "release.json");
        await File.WriteAllTextAsync(manifest, (await File.ReadAllTextAsync(manifest)).Replace(first.Commit, commit));

        var published = await rehearsal.RunAsync("publish", first.Folder);

        Assert.True(published.Code == 0, published.ToString());
        Assert.True(File.Exists(rehearsal.Blob("packages", $"{first.Digest}/{commit}/release.json")));
        var deployed = await rehearsal.DeployAsync("dev", new Release(commit, first.Digest, first.Folder));
        Assert.True(deployed.Code == 0, deployed.ToString());
    }

    [Fact]
    public async Task A_stored_package_with_other_content_is_rejected()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        await File.AppendAllTextAsync(rehearsal.Blob("packages", $"{release.Digest}/app.zip"), "more");

        var published = await rehearsal.RunAsync("publish", release.Folder);

        Assert.Equal(1, published.Code);
        Assert.Contains($"the store's package {release.Digest} has other content", published.Errors);
    }

    [Fact]
    public async Task A_package_that_differs_from_its_manifest_is_rejected()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        await File.AppendAllTextAsync(Path.Combine(release.Folder, "app.zip"), "more");
        rehearsal.Forget();

        var published = await rehearsal.RunAsync("publish", release.Folder);
        var nothing = await rehearsal.RunAsync("publish", rehearsal.Cloud);

        Assert.Equal((1, 2), (published.Code, nothing.Code));
        Assert.Contains($"its manifest says {release.Digest}; run .ci/package", published.Errors);
        Assert.Contains("app.zip does not exist; .ci/package", nothing.Errors);
        Assert.Empty(rehearsal.Calls);
    }

    [Fact]
    public async Task The_releases_page_lists_deployed_and_tested_releases_with_whole_values()
    {
        var (rehearsal, older, newer) = await Rehearsal.StartWithCanaryAsync();
        await using var _ = rehearsal;

        var page = await rehearsal.RunAsync("releases", "dev", "test", "prod");

        Assert.True(page.Code == 0, page.ToString());
        var deployed = "2026-11-25T12:00:00.000Z | chat gpt-5.4-mini 2026-03-17 | p1";
        Assert.Equal(
            $"""
            | stack | commit | package | since | models | prompt | slot |
            |---|---|---|---|---|---|---|
            | dev | no release yet | | | | | |
            | test | {newer.Commit} | {newer.Digest} | {deployed} |  |
            | prod | {older.Commit} | {older.Digest} | {deployed} | {newer.Commit} {newer.Digest} for 10 of 100 |

            Passed test, the newest 20:

            | passed test | commit | package | subject |
            |---|---|---|---|
            | TIME | {newer.Commit} | {newer.Digest} | second |
            | TIME | {older.Commit} | {older.Digest} | first |

            """,
            Regex.Replace(page.Output, @"\| \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d \|", "| TIME |")
        );
        Assert.All(Regex.Matches(page.Output, "[0-9a-f]{12,}").Select(match => match.Length), length => Assert.True(length is 40 or 64));
    }
}
