namespace Ci.Tests.Reporting;

public sealed class CommentTests : IDisposable
{
    private readonly GitHub _github = new();

    public void Dispose() => _github.Dispose();

    [Fact]
    public async Task A_preview_is_one_comment_that_later_runs_edit()
    {
        _github.AddComment("looks good");

        foreach (var text in new[] { "2 change", "3 change" })
        {
            Assert.Equal(0, (await _github.RunAsync("comment", ["7", "preview of dev"], text)).Code);
        }

        Assert.Equal(
            ["looks good", "<!-- preview of dev -->\n### preview of dev\n\n3 change"],
            _github.Comments.Select(comment => (string?)comment!["body"])
        );
    }

    /// <summary>Its author can edit the text afterwards.</summary>
    [Fact]
    public async Task A_comment_of_another_author_with_the_same_marker_is_kept()
    {
        _github.AddComment("<!-- preview of prod -->\nnothing changes");

        await _github.RunAsync("comment", ["7", "preview of prod"], "2 change");

        Assert.Equal(
            ["<!-- preview of prod -->\nnothing changes", "<!-- preview of prod -->\n### preview of prod\n\n2 change"],
            _github.Comments.Select(comment => (string?)comment!["body"])
        );
    }

    [Fact]
    public async Task Each_stack_has_its_own_comment()
    {
        await _github.RunAsync("comment", ["7", "preview of dev"], "a");
        await _github.RunAsync("comment", ["7", "preview of prod"], "b");

        Assert.Equal(2, _github.Comments.Count);
    }

    /// <summary>Code of the pull request can write any page.</summary>
    [Fact]
    public async Task A_page_mentions_no_user_loads_no_image_and_sets_no_marker()
    {
        await _github.RunAsync(
            "comment",
            ["7", "preview of dev"],
            "@contoso/security &#64;a &commat;b &lt; ![x](https://example.com/x.png) <!-- preview of prod --><img src=x>\n"
                + "<details><summary>Waived</summary>"
        );

        Assert.Equal(
            "<!-- preview of dev -->\n### preview of dev\n\n@\u200bcontoso/security &amp;#64;a &amp;commat;b &lt; "
                + "! [x](https://example.com/x.png) &lt;!-- preview of prod -->&lt;img src=x>\n<details><summary>Waived</summary>",
            (string?)_github.Comments.Single()!["body"]
        );
    }

    /// <summary>An artifact can contain links, for example to the environment of the process, which holds the token.</summary>
    [Fact]
    public async Task A_page_that_is_a_link_is_rejected()
    {
        File.CreateSymbolicLink(_github.Page, "/proc/self/environ");

        var refused = await _github.RunScriptAsync("comment", "7", "preview of dev", _github.Page);

        Assert.Equal(2, refused.Code);
        Assert.Contains("must be a regular file, got symbolic link", refused.Errors);
        Assert.Empty(_github.Comments);
    }

    /// <summary>Artifacts of an earlier attempt of the same run stay.</summary>
    [Fact]
    public async Task A_preview_that_did_not_start_replaces_the_page_of_an_earlier_attempt()
    {
        var job = Workflows.Workflow.Of("ci").Job("preview");
        var temporary = Path.GetDirectoryName(_github.Page)!;
        var step = $"export RUNNER_TEMP={temporary} STACK=dev COMMIT=c; {job.Steps.First()["run"]}";

        Assert.Equal(0, (await _github.RunStepAsync(step, "c")).Result.Code);

        var upload = job.Steps.Last();
        Assert.Equal("always()", (string?)upload["if"]);
        Assert.Equal("${{ runner.temp }}/page/preview.md", (string?)upload["with"]!["path"]);
        Assert.Contains("for c: **it did not start**", await File.ReadAllTextAsync(Path.Combine(temporary, "page", "preview.md")));
    }

    [Theory]
    [InlineData("comment", "8", "preview of dev")]
    [InlineData("drift-issue", "prod", "1")]
    public async Task A_report_that_GitHub_does_not_take_ends_with_code_2(string script, params string[] arguments)
    {
        await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(_github.Page)!, "issues.json"), "no answer");

        var result = await _github.RunAsync(script, arguments, "text");

        Assert.True(result.Code == 2, result.ToString());
        Assert.Contains("(above); check GH_TOKEN", result.Errors);
    }

    [Fact]
    public async Task A_missing_page_replaces_an_older_preview()
    {
        await _github.RunAsync("comment", ["7", "preview of dev"], "2 change");
        File.Delete(_github.Page);

        Assert.Equal(0, (await _github.RunScriptAsync("comment", "7", "preview of dev", _github.Page)).Code);

        Assert.EndsWith(
            "There is no page: the preview did not start. See the log of its job.",
            (string?)_github.Comments.Single()!["body"]
        );
    }

    /// <summary>65,000 characters of some languages are more than one argument of a command may have.</summary>
    [Fact]
    public async Task A_long_comment_in_Korean_is_written()
    {
        var result = await _github.RunAsync("comment", ["7", "preview of dev"], new string('한', 70_000));

        Assert.True(result.Code == 0, result.ToString());
        Assert.InRange(((string)_github.Comments.Single()!["body"]!).Length, 30_000, 65_536);
    }

    [Fact]
    public async Task A_comment_longer_than_the_GitHub_limit_is_truncated_with_a_note()
    {
        var result = await _github.RunAsync("comment", ["7", "preview of dev"], new string('x', 70_000));

        Assert.Equal(0, result.Code);
        var body = (string)_github.Comments.Single()!["body"]!;
        Assert.InRange(body.Length, 65_000, 65_536);
        Assert.EndsWith("the full text is in the log of the job.", body);
    }
}
