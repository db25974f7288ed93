namespace Repository.Tests.Commands;

public sealed class PulumiCommandTests
{
    private static readonly CommandTable Pulumi = CommandTable.Read("pulumi.yaml");

    [Fact]
    public void The_pulumi_table_is_of_the_pinned_version() => Assert.Equal(Checkout.Read(".pulumi.version").Trim(), Pulumi.Version);

    [Fact]
    public void Every_pulumi_command_and_option_exists() => Assert.Empty(Pulumi.Problems("pulumi"));

    [Theory]
    [InlineData(".ci/a", "pulumi stack outputs --json", "there is no command 'stack outputs'")]
    [InlineData(".ci/a", "if ! pulumi destory --yes; then", "there is no command 'destory'")]
    [InlineData(".ci/a", "fail \"see $(pulumi up --skip-previews)\"", "'up' has no option '--skip-previews'")]
    [InlineData(".ci/a", "fail \"wait; if that run has ended: pulumi cancel --force --stack $2\"", "'cancel' has no option '--force'")]
    [InlineData(".ci/a", "pulumi stack history --page-size", "'--page-size' of 'stack history' needs a value")]
    [InlineData(".ci/a", "pulumi config set a b c", "'config set' takes 1-2 arguments, got 3")]
    [InlineData("docs/a.md", "Run `pulumi stack export --stack`.", "'--stack' of 'stack export' needs a value")]
    [InlineData("docs/a.md", "```sh\npulumi config set <key>  # one\npulumi stack mv\n```", "there is no command 'stack mv'")]
    [InlineData(".github/workflows/a.yml", "jobs: { a: { steps: [{ run: pulumi up --confirm }] } }", "'up' has no option '--confirm'")]
    [InlineData("infra/A.cs", "var a = $\"{b}; pulumi config set \" + $\"--paths '{c}'\";", "'config set' has no option '--paths'")]
    [InlineData("infra/A.cs", "await pulumi.RunAsync([\"stack\", \"export\", \"--json\"]);", "'stack export' has no option '--json'")]
    [InlineData(
        "Pulumi.yaml",
        "config: { a: { description: The identity that runs pulumi upp. It must exist. } }",
        "there is no command 'upp'"
    )]
    public void A_wrong_pulumi_command_is_found(string file, string content, string problem) =>
        Assert.Equal(problem, Assert.Single(QuotedCommands.Of(file, content).Select(Pulumi.Problem), found => found is not null));

    [Theory]
    [InlineData("infra/A.cs", "var a = \"the stack was not deployed because pulumi up was run manually\";")]
    [InlineData("infra/A.cs", "var a = $\"`pulumi {what}` failed; run pulumi stack output {name} --json, or wait\";")]
    [InlineData("docs/a.md", "Run `pulumi stack init prod-2 --secrets-provider=\"azurekeyvault://<vault>\"`, then `pulumi config`.")]
    [InlineData(
        ".ci/a",
        "needs pulumi az git\npulumi -C \"$1\" --non-interactive up -yf --refresh -c a=b \"${settings[@]}\" --color=never"
    )]
    public void A_right_pulumi_command_is_accepted(string file, string content) =>
        Assert.All(QuotedCommands.Of(file, content), command => Assert.Null(Pulumi.Problem(command)));
}
