using Ci.Tests.Workflows;

namespace Ci.Tests.Reporting;

/// <summary>Labels become overrides of the gate only if a user with write access set them, and before the merge.</summary>
public sealed class OverridesTests : IDisposable
{
    private const string Merged = "2026-11-20T12:00:00Z";
    private static readonly string Commit = new('c', 40);

    private readonly GitHub _github = new();

    public OverridesTests()
    {
        _github.Answer("repos/o/r/collaborators/alice/permission", """{"permission":"write"}""");
        _github.Answer("repos/o/r/collaborators/ada/permission", """{"permission":"admin"}""");
        _github.Answer("repos/o/r/collaborators/tess/permission", """{"permission":"read"}""");
        Pulls(Commit);
    }

    public void Dispose() => _github.Dispose();

    public static TheoryData<string, string, string> Cases =>
        new()
        {
            { "a user with write access", Event("labeled", "allow-data-loss", "alice"), "--allow allow-data-loss" },
            {
                "two labels",
                Event("labeled", "allow-higher-cost", "ada") + "," + Event("labeled", "allow-data-loss", "alice"),
                "--allow allow-data-loss --allow allow-higher-cost"
            },
            { "a user with triage permission", Event("labeled", "allow-data-loss", "tess"), "" },
            { "a user who left", Event("labeled", "allow-data-loss", "gone"), "" },
            { "a deleted user", """{"event":"labeled","label":{"name":"allow-data-loss"},"created_at":"2026-11-19T00:00:00Z"}""", "" },
            { "the token of a job", Event("labeled", "allow-data-loss", "github-actions[bot]", type: "Bot"), "" },
            { "a bot with the name of a user", Event("labeled", "allow-data-loss", "alice", type: "Bot"), "" },
            { "after the merge", Event("labeled", "allow-data-loss", "alice", "2026-11-20T12:00:01Z"), "" },
            {
                "removed before the merge",
                Event("labeled", "allow-data-loss", "alice") + "," + Event("unlabeled", "allow-data-loss", "tess", "2026-11-20T11:00:00Z"),
                ""
            },
            {
                "removed after the merge",
                Event("labeled", "allow-data-loss", "alice") + "," + Event("unlabeled", "allow-data-loss", "tess", "2026-11-21T00:00:00Z"),
                "--allow allow-data-loss"
            },
            {
                "set again by a user without access",
                Event("labeled", "allow-data-loss", "alice")
                    + ","
                    + Event("unlabeled", "allow-data-loss", "alice", "2026-11-20T10:00:00Z")
                    + ","
                    + Event("labeled", "allow-data-loss", "tess", "2026-11-20T11:00:00Z"),
                ""
            },
            { "another label", Event("labeled", "allow-edits", "alice") + "," + Event("labeled", "allow-data-loss -h", "alice"), "" },
            { "no events", "", "" },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_label_counts_as_of_the_merge_if_a_user_with_write_access_set_it(string what, string events, string expected)
    {
        _github.Answer("repos/o/r/issues/7/events", $"[{events}]");

        var printed = await _github.RunScriptAsync("overrides", Commit);

        Assert.True((printed.Code, printed.Output) == (0, expected + "\n"), $"{what}: {printed}");
    }

    [Fact]
    public async Task A_preview_of_an_open_pull_request_uses_the_labels_of_now()
    {
        _github.Answer("repos/o/r/issues/7/events", $"[{Event("labeled", "allow-data-loss", "alice", "2026-12-31T00:00:00Z")}]");

        var printed = await _github.RunScriptAsync("overrides", "--pull-request", "7");

        Assert.Equal((0, "--allow allow-data-loss\n"), (printed.Code, printed.Output));
        Assert.Contains("allow-data-loss: set by alice at 2026-12-31T00:00:00Z", printed.Errors);
    }

    [Fact]
    public async Task Labels_of_another_pull_request_with_the_commit_do_not_count()
    {
        Pulls(new string('d', 40));
        _github.Answer("repos/o/r/issues/7/events", $"[{Event("labeled", "allow-data-loss", "alice")}]");

        var printed = await _github.RunScriptAsync("overrides", Commit);

        Assert.Equal((0, "\n"), (printed.Code, printed.Output));
        Assert.Contains("was not merged by a pull request", printed.Errors);
    }

    [Theory]
    [InlineData("repos/o/r/issues/7/events", "GitHub does not answer for issues/7/events")]
    [InlineData("repos/o/r/commits/cccccccccccccccccccccccccccccccccccccccc/pulls", "GitHub does not answer for commits/")]
    public async Task Overrides_that_cannot_be_read_exit_with_2(string path, string message)
    {
        _github.Answer("repos/o/r/issues/7/events", "[]");
        _github.Answer(path, null);

        var printed = await _github.RunScriptAsync("overrides", Commit);

        Assert.Equal((2, ""), (printed.Code, printed.Output));
        Assert.Contains(message, printed.Errors);
    }

    /// <summary>A release without overrides must not be the result of a failed request.</summary>
    [Theory]
    [InlineData(true, 0, "allow=--allow allow-data-loss\n")]
    [InlineData(false, 2, "")]
    public async Task The_release_gets_the_overrides_or_fails(bool answers, int code, string expected)
    {
        _github.Answer("repos/o/r/issues/7/events", answers ? $"[{Event("labeled", "allow-data-loss", "alice")}]" : null);

        var (step, output, summary) = await _github.RunStepAsync(Workflow.Of("release").Job("overrides").Scripts, Commit);

        Assert.Equal((code, expected), (step.Code, output));
        Assert.Contains(answers ? "allow-data-loss: set by alice" : "GitHub does not answer", summary);
    }

    [Theory]
    [InlineData("COMMIT must be all 40", "main")]
    [InlineData("NUMBER must be the number of a pull request, got '7x'", "--pull-request", "7x")]
    [InlineData("usage: .ci/overrides", "--pull-request")]
    public async Task Invalid_arguments_exit_with_2(string message, params string[] arguments)
    {
        var refused = await _github.RunScriptAsync("overrides", arguments);

        Assert.Equal(2, refused.Code);
        Assert.Contains(message, refused.Errors);
    }

    private void Pulls(string mergedAs) =>
        _github.Answer(
            $"repos/o/r/commits/{Commit}/pulls",
            $$"""
            [{"number":6,"merged_at":null,"merge_commit_sha":"{{Commit}}"},
             {"number":7,"merged_at":"{{Merged}}","merge_commit_sha":"{{mergedAs}}"}]
            """
        );

    private static string Event(string what, string label, string actor, string at = "2026-11-20T09:00:00Z", string type = "User") =>
        $$"""{"event":"{{what}}","label":{"name":"{{label}}"},"created_at":"{{at}}","""
        + $$""" "actor":{"login":"{{actor}}","type":"{{type}}"} }""";
}
