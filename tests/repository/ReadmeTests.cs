using Markdig;
using Markdig.Syntax;

namespace Repository.Tests;

public sealed class ReadmeTests
{
    private static readonly IReadOnlyList<string> Commands = Markdown
        .Parse(Checkout.Read("README.md"))
        .Descendants<FencedCodeBlock>()
        .Where(block => block.Info is "sh" or "bash")
        .SelectMany(block => block.Lines.ToString().Split('\n'))
        .Select(line => line.Split(" #")[0].Trim())
        .Where(line => line.Length > 0)
        .ToList();

    [Fact]
    public void The_main_job_and_the_tests_are_the_first_commands()
    {
        Assert.Equal("dotnet run --project tools/preflight -- plan dev", Commands[0]);
        Assert.Equal("dotnet test", Commands[1]);
    }

    /// <summary>CI adds --no-build, because it built once; `git`, `cd`, `pulumi` and `az` lines need another machine or an account.</summary>
    [Fact]
    public void Every_command_that_needs_no_account_is_run_by_CI()
    {
        var scripts = string.Concat(Checkout.TrackedFiles.Where(file => file.StartsWith(".ci/")).Select(Checkout.Read))
            .Replace(" --no-build", "")
            .Replace("\"$stack\"", "dev");
        var offline = Commands.Where(command => command.Split(' ')[0] is not ("git" or "cd" or "pulumi" or "az"));

        Assert.All(offline, command => Assert.Contains(command, scripts));
    }

    [Fact]
    public void Every_linked_file_exists()
    {
        var links = Checkout
            .TrackedFiles.Where(file => file.EndsWith(".md"))
            .SelectMany(file =>
                Markdown
                    .Parse(Checkout.Read(file))
                    .Descendants<Markdig.Syntax.Inlines.LinkInline>()
                    .Select(link => (file, target: link.Url ?? ""))
            )
            .Where(link => link.target.Length > 0 && !link.target.Contains("://") && !link.target.StartsWith('#'));

        Assert.All(links, link =>
            Assert.True(
                Path.Exists(Path.Combine(Checkout.Root, Path.GetDirectoryName(link.file)!, link.target.Split('#')[0])),
                $"{link.file} links to {link.target}, which does not exist"
            )
        );
    }
}
