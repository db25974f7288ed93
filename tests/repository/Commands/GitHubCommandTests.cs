namespace Repository.Tests.Commands;

public sealed class GitHubCommandTests
{
    private static readonly CommandTable GitHub = CommandTable.Read("gh.yaml");

    [Fact]
    public void Every_gh_command_and_option_exists() => Assert.Empty(GitHub.Problems("gh"));

    [Theory]
    [InlineData(".ci/a", "a=$(gh issue list --application b --json number)", "'issue list' has no option '--application'")]
    [InlineData(".ci/a", "gh api --method PUT", "'api' takes 1 arguments, got 0")]
    [InlineData("docs/a.md", "Run `gh variables list --env prod`.", "there is no command 'variables list'")]
    [InlineData("tools/A.cs", "var a = $\"(gh variable set --envs {b} accepts it)\";", "'variable set' has no option '--envs'")]
    [InlineData(
        "tools/A.cs",
        "class A(string b = \"gh\") { int C => RunAsync([\"api\", \"--verb\", d]); }",
        "'api' has no option '--verb'"
    )]
    public void A_wrong_gh_command_is_found(string file, string content, string problem) =>
        Assert.Equal(problem, Assert.Single(QuotedCommands.Of(file, content).Select(GitHub.Problem), found => found is not null));
}
