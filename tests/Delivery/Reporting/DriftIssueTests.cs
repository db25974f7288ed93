namespace Delivery.Tests.Reporting;

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
        Assert.Equal(("drift: prod is not what was deployed", "sku and tags changed", "open"), ((string?)issue["title"], (string?)issue["body"], (string?)issue["state"]));
    }

    [Fact]
    public async Task A_stack_that_is_right_again_closes_its_own_issue_alone()
    {
        await _github.RunAsync("drift-issue", ["prod", "1"], "sku changed");
        await _github.RunAsync("drift-issue", ["test", "1"], "tags changed");

        await _github.RunAsync("drift-issue", ["prod", "0"], "");

        Assert.Equal(["closed", "open"], _github.Issues.Select(issue => (string?)issue!["state"]));
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
        Assert.Equal("sku changed", (string?)Assert.Single(_github.Issues)!["body"]);
    }
}
