using System.Text.RegularExpressions;
using Infra.Settings;
using Pulumi;
using YamlDotNet.RepresentationModel;

namespace Infra.Tests;

/// <summary>`pulumi new` with this repository as template: it asks what a new stack must set, and passes each answer as one text.</summary>
public sealed partial class TemplateTests
{
    private static readonly Dictionary<string, string?> Answers = new()
    {
        ["azure-native:location"] = "swedencentral",
        ["allowedAddresses"] = "203.0.113.10",
        ["alertEmails"] = "on-call@example.com, duty@example.com",
        ["tags"] = "owner=platform-team, cost-centre=ai-platform",
    };

    [Fact]
    public void The_template_asks_what_a_new_stack_must_set_and_its_allowed_addresses()
    {
        var problems = Assert.Throws<RunException>(() => Read(new Dictionary<string, string?>())).Message;
        var required = Key().Matches(problems).Select(match => match.Groups["key"].Value).Distinct();

        Assert.Equal(Questions().Keys.Order(), required.Append("allowedAddresses").Order());
        Assert.Equal(Questions().Keys.Order(), Answers.Keys.Order());
    }

    [Fact]
    public void A_stack_of_the_answers_is_accepted()
    {
        var settings = Read(Answers);

        Assert.Equal(["203.0.113.10/32"], settings.Network.AllowedAddresses.Select(each => each.ToString()));
        Assert.Equal(("platform-team", "ai-platform"), (settings.Stack.Tags["owner"], settings.Stack.Tags["cost-centre"]));
    }

    [Fact]
    public void Every_question_is_of_a_declared_setting_without_a_type_and_has_a_description()
    {
        foreach (var (key, question) in Questions())
        {
            Assert.NotEmpty(((YamlMappingNode)question)["description"].ToString());
            if (!key.Contains(':'))
            {
                // The CLI refuses a text for a list with a type.
                Assert.False(((YamlMappingNode)Root()["config"][key]).Children.ContainsKey("type"));
            }
        }
    }

    [Fact]
    public void The_defaults_of_the_questions_are_valid()
    {
        var answers = Answers.ToDictionary();
        foreach (var (key, question) in Questions())
        {
            if (((YamlMappingNode)question).Children.TryGetValue("default", out var standard))
            {
                answers[key] = standard.ToString();
            }
        }

        Assert.NotNull(Read(answers));
    }

    private static WorkloadSettings Read(IReadOnlyDictionary<string, string?> answers) =>
        SettingsFile.Read("new", key => answers.GetValueOrDefault(key) ?? Config.Defaults.GetValueOrDefault(key));

    private static Dictionary<string, YamlNode> Questions() =>
        ((YamlMappingNode)Root()["template"]["config"]).Children.ToDictionary(entry => entry.Key.ToString(), entry => entry.Value);

    private static YamlMappingNode Root()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Config.RepositoryFile("Pulumi.yaml"))));
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    [GeneratedRegex(@"  - (ai-workload:)?(?<key>[a-zA-Z:-]+)")]
    private static partial Regex Key();
}
