using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Repository.Tests.Pages;
using YamlDotNet.RepresentationModel;

namespace Repository.Tests.Habits;

/// <summary>Files that GitHub, editors and agents read: each is valid and names what exists.</summary>
public sealed partial class HabitFileTests
{
    [Theory]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("SECURITY.md")]
    [InlineData("AGENTS.md")]
    [InlineData("CHANGELOG.md")]
    [InlineData("LICENSE")]
    [InlineData(".github/pull_request_template.md")]
    [InlineData(".github/CODEOWNERS.sample")]
    public void A_file_that_contributors_expect_exists(string file) => Assert.Contains(file, Checkout.TrackedFiles);

    [Fact]
    public void Dependabot_updates_NuGet_npm_and_actions_in_folders_that_exist()
    {
        var updates = ((YamlSequenceNode)Yaml(".github/dependabot.yml")["updates"]).Cast<YamlMappingNode>().ToList();

        Assert.Equal(["nuget", "npm", "github-actions"], updates.Select(update => (string)update["package-ecosystem"]!));
        Assert.All(updates.SelectMany(Folders), folder =>
            Assert.True(Directory.Exists(Checkout.Root + folder), $"{folder} does not exist")
        );
    }

    [Fact]
    public void Dependabot_updates_every_npm_package_and_every_local_action()
    {
        var updates = ((YamlSequenceNode)Yaml(".github/dependabot.yml")["updates"]).Cast<YamlMappingNode>().ToList();

        // A workspace has one lock file, and Dependabot is given its root.
        Assert.Equal(FoldersOf("package-lock.json"), Folders(updates[1]).Order());
        Assert.Equal(FoldersOf("action.yml"), Folders(updates[2]).Where(folder => folder != "/").Order());
    }

    [Fact]
    public void The_dev_container_pins_its_SDK_and_runs_the_first_two_commands_of_the_README()
    {
        var container = JsonDocument.Parse(Checkout.Read(".devcontainer/devcontainer.json")).RootElement;
        var sdk = JsonDocument.Parse(Checkout.Read("global.json")).RootElement.GetProperty("sdk").GetProperty("version").GetString();

        Assert.StartsWith($"mcr.microsoft.com/dotnet/sdk:{sdk}", container.GetProperty("image").GetString());
        Assert.Equal(
            string.Join(" && ", MarkdownPage.Read("README.md").ShellLines.Take(2)),
            container.GetProperty("postCreateCommand").GetString()
        );
    }

    [Fact]
    public void The_owners_sample_names_paths_that_exist()
    {
        var paths = Checkout
            .Read(".github/CODEOWNERS.sample")
            .Split('\n')
            .Where(line => line.StartsWith('/'))
            .Select(line => line.Split(' ')[0]);

        Assert.All(paths, path => Assert.True(Path.Exists(Checkout.Root + path), $"{path} does not exist"));
    }

    [Fact]
    public void The_changelog_has_versions_with_falling_dates_and_the_newest_is_the_packages()
    {
        var releases = Release().Matches(Checkout.Read("CHANGELOG.md"));
        var package = XDocument.Parse(Checkout.Read("tools/preflight/Preflight.csproj")).Descendants("Version").Single().Value;

        Assert.Equal(package, releases[0].Groups["version"].Value);
        Assert.Equal(
            releases.Select(each => each.Groups["date"].Value),
            releases.Select(each => each.Groups["date"].Value).OrderDescending()
        );
        Assert.All(releases, each => Assert.True(DateOnly.TryParseExact(each.Groups["date"].Value, "yyyy-MM-dd", out _)));
    }

    [Fact]
    public void Every_YAML_and_JSON_file_of_the_repository_parses() =>
        Assert.All(
            Checkout.TrackedFiles.Where(file => Path.GetExtension(file) is ".yml" or ".yaml" or ".json" && !file.StartsWith("tests/")),
            file =>
            {
                if (file.EndsWith(".json"))
                {
                    using var _ = JsonDocument.Parse(Checkout.Read(file));
                }
                else
                {
                    Yaml(file);
                }
            }
        );

    private static YamlNode Yaml(string file)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Checkout.Read(file)));
        return yaml.Documents[0].RootNode;
    }

    private static IEnumerable<string> Folders(YamlMappingNode update) =>
        update.Children.TryGetValue("directories", out var many)
            ? ((YamlSequenceNode)many).Select(each => (string)each!)
            : [(string)update["directory"]!];

    private static IEnumerable<string> FoldersOf(string name) =>
        Checkout
            .TrackedFiles.Where(file => Path.GetFileName(file) == name)
            .Select(file => "/" + Path.GetDirectoryName(file)!.Replace('\\', '/'))
            .Order();

    [GeneratedRegex(@"^## (?<version>\d+\.\d+\.\d+) - (?<date>\S+)$", RegexOptions.Multiline)]
    private static partial Regex Release();
}
