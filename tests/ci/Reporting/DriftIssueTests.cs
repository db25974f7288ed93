namespace Ci.Tests.Reporting;

public sealed class DriftIssueTests : IDisposable
{
    private readonly GitHub _github = new();

    public void Dispose() => _github.Dispose();

    [Fact]
    public async Task A_stack_that_drifts_night_after_night_has_one_issue_with_the_newest_text()
    {
        await _github.RunAsync("drift-issue", ["prod", "1"], "sku changed");
        await _github.RunAsync("drift-issue", ["prod", "1"], "sku and tags changed");

        var issue = Assert.Single(_github.Issues)!;
        Assert.Equal(
            ("drift: prod differs from its deployed release", "~~~~~~text\nsku and tags changed\n~~~~~~\n", "open"),
            ((string?)issue["title"], (string?)issue["body"], (string?)issue["state"])
        );
    }

    /// <summary>GitHub refuses a body of more than 65,536 characters, and a group that somebody deleted makes a longer one.</summary>
    [Fact]
    public async Task A_difference_longer_than_GitHub_takes_is_cut_and_says_so()
    {
        var result = await _github.RunAsync("drift-issue", ["prod", "1"], new string('x', 2_000_000));

        Assert.Equal(0, result.Code);
        var body = (string)Assert.Single(_github.Issues)!["body"]!;
        Assert.InRange(body.Length, 60_000, 65_000);
        Assert.EndsWith("~~~~~~\n… truncated; the full text is in the log of the job.\n", body);
    }

    [Fact]
    public async Task A_stack_that_is_right_again_closes_its_own_issue_alone()
    {
        await _github.RunAsync("drift-issue", ["prod", "1"], "sku changed");
        await _github.RunAsync("drift-issue", ["test", "1"], "tags changed");

        await _github.RunAsync("drift-issue", ["prod", "0"], "");

        Assert.Equal(["closed", "open"], _github.Issues.Select(issue => (string?)issue!["state"]));
    }

    /// <summary>Anybody may open an issue of that title, and would have ours written into theirs.</summary>
    [Fact]
    public async Task An_issue_of_somebody_else_is_neither_written_nor_closed()
    {
        _github.SomebodyOpens("drift: prod differs from its deployed release", "by a stranger");

        await _github.RunAsync("drift-issue", ["prod", "1"], "sku changed");
        await _github.RunAsync("drift-issue", ["prod", "0"], "");

        Assert.Equal(
            [("by a stranger", "open"), ("~~~~~~text\nsku changed\n~~~~~~\n", "closed")],
            _github.Issues.Select(issue => ((string?)issue!["body"], (string?)issue["state"]))
        );
    }

    [Fact]
    public async Task A_stack_that_never_drifted_has_no_issue()
    {
        Assert.Equal(0, (await _github.RunAsync("drift-issue", ["prod", "0"], "")).Code);

        Assert.Empty(_github.Issues);
    }

    [Fact]
    public async Task A_check_that_could_not_run_neither_opens_nor_closes()
    {
        await _github.RunAsync("drift-issue", ["prod", "1"], "sku changed");

        var result = await _github.RunAsync("drift-issue", ["prod", "2"], "no answer");

        Assert.Equal(2, result.Code);
        Assert.Contains("STATUS must be 0 or 1, got '2'", result.Errors);
        Assert.Contains("sku changed", (string?)Assert.Single(_github.Issues)!["body"]);
    }
}
