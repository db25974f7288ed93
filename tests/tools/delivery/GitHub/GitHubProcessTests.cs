using System.Text.Json.Nodes;
using CommandLine;
using Delivery.Context;

namespace Delivery.Tests.GitHub;

public sealed class GitHubProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gh-").FullName;

    [Fact]
    public async Task Requests_reach_gh_with_method_path_and_body()
    {
        var gitHub = new GitHubProcess(Stub($"echo \"$@\" >>{_folder}/calls; cat >>{_folder}/calls; echo '{{\"id\": 7}}'"));

        var found = await gitHub.FindAsync("users/alice", default);
        await gitHub.SendAsync("PUT", "repos/o/r/environments/prod", new JsonObject { ["wait_timer"] = 5 }, default);

        Assert.Equal(7, (int)found!["id"]!);
        Assert.Equal(
            "api users/alice\napi --method PUT repos/o/r/environments/prod --input -\n{\"wait_timer\":5}",
            await File.ReadAllTextAsync(Path.Combine(_folder, "calls"))
        );
    }

    [Fact]
    public async Task A_missing_thing_is_null_and_another_error_is_reported()
    {
        Assert.Null(await new GitHubProcess(Stub("echo 'gh: Not Found (HTTP 404)' >&2; exit 1")).FindAsync("repos/o/r", default));

        var failure = await Assert.ThrowsAsync<Failure>(() =>
            new GitHubProcess(Stub("echo 'gh: Must have admin rights (HTTP 403)' >&2; exit 1")).SendAsync(
                "DELETE",
                "repos/o/r",
                null,
                default
            )
        );
        Assert.StartsWith("GitHub rejected DELETE repos/o/r: gh: Must have admin rights (HTTP 403)", failure.Message);
    }

    [Fact]
    public async Task A_missing_GitHub_CLI_is_reported()
    {
        var failure = await Assert.ThrowsAsync<Failure>(() =>
            new GitHubProcess(Path.Combine(_folder, "none")).FindAsync("repos/o/r", default)
        );

        Assert.StartsWith("there is no `gh` on PATH", failure.Message);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Stub(string script)
    {
        var file = Path.Combine(_folder, "gh");
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return file;
    }
}
