using System.Text.RegularExpressions;
using Preflight.Checking;

namespace Preflight.Tests.Rules;

/// <summary>Rules judge any program: their texts name properties of Azure, never a setting or a file of this repository.</summary>
public sealed partial class MessageTests
{
    /// <summary>Settings that have the name of a property of Azure.</summary>
    private static readonly string[] OfAzure = ["dnsServers", "hostName", "managedNetwork", "semanticSearch", "zoneRedundant"];

    private static readonly Lazy<IReadOnlySet<string>> Settings = new(() =>
        Setting()
            .Matches(File.ReadAllText(Path.Combine(Repository.Root, "Pulumi.yaml")))
            .Select(match => match.Groups[1].Value)
            .Where(name => name.Any(char.IsAsciiLetterUpper) && !OfAzure.Contains(name))
            .ToHashSet()
    );

    [Theory]
    [InlineData("tools/preflight/Rules", "*.cs")]
    [InlineData("tools/preflight/Checking", "*.cs")]
    [InlineData("tools/preflight/LiveChecks", "*.cs")]
    [InlineData("tools/azure-definitions/Facts", "*.json")]
    public void No_text_names_a_setting_or_a_file_of_this_repository(string folder, string files)
    {
        Assert.True(Settings.Value.Count > 40);
        var found =
            from path in Directory.GetFiles(Path.Combine(Repository.Root, folder), files, SearchOption.AllDirectories)
            from line in File.ReadLines(path)
            let problem = Problem(line)
            where problem is not null
            select $"{Path.GetFileName(path)}: {problem}: {line.Trim()}";

        Assert.Empty(found);
    }

    [Fact]
    public void No_explanation_of_a_rule_names_a_setting_or_a_file_of_this_repository() =>
        Assert.All(Rulebook.Facts.Values, facts => Assert.Null(Problem($"\"{facts.Title} {facts.Why} {facts.Fix}\"")));

    [Theory]
    [InlineData("$\"{a} is not set; set signInClientId\"", "signInClientId")]
    [InlineData("+ \"set it in Pulumi.prod.yaml\"", "Pulumi.prod.yaml")]
    [InlineData("Fix = \"See infra/Workload.cs.\"", "infra/")]
    [InlineData("Source = \"https://github.com/a/infra/b\"", null)]
    [InlineData("var runnerHosts = 1;", null)]
    public void A_setting_or_a_file_in_a_text_is_noticed(string line, string? problem) => Assert.Equal(problem, Problem(line));

    /// <summary>Only texts count; a name in code is no message.</summary>
    private static string? Problem(string line)
    {
        var texts = string.Join(' ', Text().Matches(Address().Replace(line, "")).Select(match => match.Value));
        return OwnFile().Match(texts) is { Success: true } file
            ? file.Value
            : Word().Matches(texts).Select(word => word.Value).FirstOrDefault(Settings.Value.Contains);
    }

    [GeneratedRegex(@"^  (\w+):\r?\n    type:", RegexOptions.Multiline)]
    private static partial Regex Setting();

    [GeneratedRegex("\"[^\"]*\"?")]
    private static partial Regex Text();

    [GeneratedRegex(@"https?://[^\s\"")]+")]
    private static partial Regex Address();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<![\w/])(infra/|docs/|samples/|tools/|\.ci/|Pulumi\.\w+\.yaml)")]
    private static partial Regex OwnFile();
}
