using System.Text.RegularExpressions;

namespace Repository.Tests.Pages;

/// <summary>CI adds --no-build, because it built once. Other commands need another machine or an account.</summary>
public sealed partial class CommandTests
{
    /// <summary>They need an Azure sign-in, or run for minutes; their verbs and options are checked instead.</summary>
    private static readonly string[] NotInCi = ["tools/delivery", "tools/benchmarks", "preflight -- live", "--url", "<"];

    /// <summary>The function `preflight` of a script starts the same program, which was built before.</summary>
    private static readonly string Scripts = string.Concat(
            Checkout.TrackedFiles.Where(file => file.StartsWith(".ci/")).Select(Checkout.Read)
        )
        .Replace(" --no-build", "")
        .Replace("\npreflight ", "\ndotnet run --project tools/preflight -- ")
        .Replace("\"$stack\"", "dev");

    private static readonly IReadOnlyList<MarkdownPage> Guides =
    [
        .. MarkdownPage.All.Where(page => page.File is "README.md" or "CONTRIBUTING.md" or "AGENTS.md" || page.File.StartsWith("docs/")),
    ];

    [Fact]
    public void The_first_commands_are_the_main_job_and_the_tests() =>
        Assert.Equal(
            [
                "dotnet run --project tools/preflight -- plan dev",
                "dotnet test",
                "dotnet run --project tools/preflight -- check --all",
                "dotnet run --project app",
                "dotnet run --project tools/evaluation",
            ],
            MarkdownPage.Read("README.md").ShellLines.Take(5)
        );

    [Fact]
    public void CI_runs_every_command_that_needs_no_account()
    {
        var offline = Guides
            .Where(page => !page.File.StartsWith("docs/runbooks/"))
            .SelectMany(page => page.ShellLines)
            .Where(line => line.StartsWith("dotnet run ") && !NotInCi.Any(line.Contains))
            .Distinct()
            .ToList();

        Assert.True(offline.Count >= 7);
        Assert.All(offline, command => Assert.Contains(command, Scripts));
    }

    [Fact]
    public void Every_verb_option_and_path_of_a_command_exists() =>
        Assert.Empty(
            Guides.SelectMany(page => page.ShellLines.Concat(page.CodeSpans).SelectMany(Wrong).Select(wrong => $"{page.File}: {wrong}"))
        );

    [Theory]
    [InlineData("dotnet run --project tools/preflight -- fly dev")]
    [InlineData("dotnet run --project tools/preflight -- plan dev --no-such-option")]
    [InlineData("dotnet run --project tools/missing -- plan dev")]
    [InlineData("dotnet test tests/missing")]
    [InlineData(".ci/missing")]
    public void A_command_that_does_not_exist_is_found(string command) => Assert.NotEmpty(Wrong(command));

    private static IEnumerable<string> Wrong(string command)
    {
        var path = Script().Match(command) is { Success: true } script
            ? script.Groups["path"].Value
            : Project().Match(command).Groups["path"].Value;
        if (path.Length > 0 && !Path.Exists(Path.Combine(Checkout.Root, path)))
        {
            yield return $"{command}: {path} does not exist";
            yield break;
        }

        if (Tool().Match(command) is not { Success: true } run)
        {
            yield break;
        }

        var sources = Checkout.TrackedFiles.Where(file => file.StartsWith(path + "/") && file.EndsWith(".cs")).ToList();
        var words = run.Groups["rest"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is [var verb, ..] && !verb.StartsWith('-') && !sources.Any(file => IsCommand(file, verb)))
        {
            yield return $"{command}: {path} has no verb {verb}";
        }

        foreach (var option in Option().Matches(run.Groups["rest"].Value).Select(option => option.Value))
        {
            if (!sources.Any(file => Checkout.Read(file).Contains($"\"{option}\"")))
            {
                yield return $"{command}: {path} has no option {option}";
            }
        }
    }

    private static bool IsCommand(string file, string verb) =>
        Path.GetFileName(file).Equals($"{verb}Command.cs", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^(?<path>\.ci/[a-z-]+)")]
    private static partial Regex Script();

    [GeneratedRegex(@"dotnet (run .*--project|test|publish) (?<path>[a-z][\w./-]*)")]
    private static partial Regex Project();

    [GeneratedRegex("dotnet run .*--project tools/[a-z-]+ -- (?<rest>.*)")]
    private static partial Regex Tool();

    [GeneratedRegex("--[a-z][a-z-]+")]
    private static partial Regex Option();
}
