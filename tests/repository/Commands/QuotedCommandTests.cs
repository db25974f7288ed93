namespace Repository.Tests.Commands;

public sealed class QuotedCommandTests
{
    /// <summary>Otherwise the checks of commands could pass without any.</summary>
    [Theory]
    [InlineData(".ci/", "az", 5)]
    [InlineData(".ci/", "pulumi", 8)]
    [InlineData(".ci/", "gh", 5)]
    [InlineData(".azuredevops/", "az", 1)]
    [InlineData("README.md", "pulumi", 4)]
    [InlineData("docs/runbooks/", "az", 40)]
    [InlineData("docs/", "pulumi", 15)]
    [InlineData("infra/", "pulumi", 5)]
    [InlineData("tools/preflight/", "az", 8)]
    [InlineData("tools/delivery/", "az", 5)]
    [InlineData("tools/delivery/Teardown/PulumiStack.cs", "pulumi", 3)]
    [InlineData("tests/ci/", "az", 5)]
    public void Commands_are_found_in_each_kind_of_source(string part, string program, int least) =>
        Assert.InRange(
            QuotedCommands.All.Count(command => command.File.StartsWith(part) && command.Program == program),
            least,
            int.MaxValue
        );

    [Theory]
    [InlineData("docs/a.md", "Run az login, then wait.", "az login")]
    [InlineData("docs/a.md", "| `az a --b <resource group>` |\n|---|\n| `az c d` |", "az a --b ? / az c d")]
    [InlineData("docs/a.md", "```text\nerror: no state; pulumi a --b c\n```", "pulumi a --b c")]
    [InlineData(".ci/a", "# As `az a --b` does.\nneeds az pulumi\nx=$(az c \"$d\")", "az c ? / az a --b")]
    [InlineData(".ci/a", "fail \"wrong; az a --b \\\"$c\\\" --d 'e f'. Then pulumi g\"", "az a --b ? --d e f / pulumi g")]
    [InlineData("infra/A.cs", "/// `pulumi a`\nvar b = $\"c; az d {e} \" + (f ? $\"; az g\" : \"\");", "az d ? ? / az g / pulumi a")]
    [InlineData(".github/a.yml", "run: |\n  az a\nname: set by az b --c", "az a / az b --c")]
    [InlineData("tests/A.cs", "var a = \"pulumi b --c*\"; var d = \"az e *\";", "pulumi b --c / az e")]
    [InlineData("Pulumi.yaml", "description: The identity that runs pulumi a. Or b.", "pulumi a")]
    public void A_command_is_read_up_to_its_end(string file, string content, string commands) =>
        Assert.Equal(
            commands,
            string.Join(" / ", QuotedCommands.Of(file, content).Select(command => command.ToString().Split(": ", 2)[1]))
        );
}
