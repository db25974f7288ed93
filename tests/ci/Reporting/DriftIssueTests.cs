namespace Ci.Tests.Reporting;

public sealed class DriftIssueTests : IDisposable
{
    private readonly GitHub _github = new();

    public void Dispose() => _github.Dispose();

    [Fact]
    public async Task Repeated_drift_updates_one_issue()
    {
        await _github.RunAsync("drift-issue", ["prod", "1"], "sku changed");
        await _github.RunAsync("drift-issue", ["prod", "1"], "sku and tags changed");

        var issue = Assert.Single(_github.Issues)!;
        Assert.Equal(
            ("drift: prod differs from its deployed release", "~~~~~~text\nsku and tags changed\n~~~~~~\n", "open"),
            ((string?)issue["title"], (string?)issue["body"], (string?)issue["state"])
        );
    }

    /// <summary>GitHub rejects a body of more than 65,536 characters, and a deleted resource group causes a longer one.</summary>
    [Fact]
    public async Task A_difference_longer_than_the_GitHub_limit_is_truncated_with_a_note()
    {
        var result = await _github.RunAsync("drift-issue", ["prod", "1"], new string('x', 2_000_000));

        Assert.Equal(0, result.Code);
        var body = (string)Assert.Single(_github.Issues)!["body"]!;
        Assert.InRange(body.Length, 60_000, 65_000);
        Assert.EndsWith("~~~~~~\n… truncated; the full text is in the log of the job.\n", body);
    }

    [Fact]
    public async Task A_stack_without_drift_closes_only_its_own_issue()
    {
        await _github.RunAsync("drift-issue", ["prod", "1"], "sku changed");
        await _github.RunAsync("drift-issue", ["test", "1"], "tags changed");

        await _github.RunAsync("drift-issue", ["prod", "0"], "");

        Assert.Equal(["closed", "open"], _github.Issues.Select(issue => (string?)issue!["state"]));
    }

    /// <summary>Any user can open an issue with that title and could then edit the report.</summary>
    [Fact]
    public async Task An_issue_of_another_author_is_not_changed()
    {
        _github.AddIssue("drift: prod differs from its deployed release", "by another user");

        await _github.RunAsync("drift-issue", ["prod", "1"], "sku changed");
        await _github.RunAsync("drift-issue", ["prod", "0"], "");

        Assert.Equal(
            [("by another user", "open"), ("~~~~~~text\nsku changed\n~~~~~~\n", "closed")],
            _github.Issues.Select(issue => ((string?)issue!["body"], (string?)issue["state"]))
        );
    }

    [Fact]
    public async Task A_stack_without_drift_opens_no_issue()
    {
        Assert.Equal(0, (await _github.RunAsync("drift-issue", ["prod", "0"], "")).Code);

        Assert.Empty(_github.Issues);
    }

    /// <summary>A value in Azure, such as a tag, can be any text.</summary>
    [Fact]
    public async Task A_difference_cannot_end_its_literal_block()
    {
        await _github.RunAsync("drift-issue", ["prod", "1"], "tag:\n~~~~~~\n@contoso/security");

        Assert.Equal("~~~~~~text\ntag:\n~~~~~ ~\n@contoso/security\n~~~~~~\n", (string?)Assert.Single(_github.Issues)!["body"]);
    }

    [Fact]
    public async Task A_report_that_is_a_link_is_rejected()
    {
        File.CreateSymbolicLink(_github.Page, "/proc/self/environ");

        var refused = await _github.RunScriptAsync("drift-issue", "prod", "1", _github.Page);

        Assert.Equal(2, refused.Code);
        Assert.Contains("FILE must be a regular file", refused.Errors);
        Assert.Empty(_github.Issues);
    }

    [Fact]
    public async Task A_failed_check_changes_no_issue()
    {
        await _github.RunAsync("drift-issue", ["prod", "1"], "sku changed");

        var result = await _github.RunAsync("drift-issue", ["prod", "2"], "no answer");

        Assert.Equal(2, result.Code);
        Assert.Contains("STATUS must be 0 or 1, got '2'", result.Errors);
        Assert.Contains("sku changed", (string?)Assert.Single(_github.Issues)!["body"]);
    }
}
