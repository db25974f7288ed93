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
