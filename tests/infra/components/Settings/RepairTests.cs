using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pulumi;

namespace Infra.Tests;

/// <summary>Obeying the commands of an error repairs the wrong entries of a list and leaves the others as they are.</summary>
public sealed partial class RepairTests
{
    private const string Net = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/n/subnets";
    private const string Zones = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/privateDnsZones";
    private const string Asset =
        "azureml://registries/c/models/m/versions/1 azureml://registries/c/environments/e/versions/1 Standard_DS3_v2";
    private const string Chat = "chat gpt-5.4-mini 2026-03-17 GlobalStandard 30";
    private const string Embedding = "embedding text-embedding-3-large 1 GlobalStandard 30";

    /// <summary>Key, the list as JSON, the wrong places.</summary>
    public static TheoryData<string, string, int[]> Lists =>
        new()
        {
            { "existingSubnets", $"""["app={Net}/a", 5]""", [1] },
            { "existingSubnets", $"""["app={Net}/a", "nonsense"]""", [1] },
            { "existingSubnets", $"""["nonsense", "app={Net}/a"]""", [0] },
            { "existingSubnets", $"""["app={Net}/a", "other={Net}/e"]""", [1] },
            { "existingSubnets", $"""["app={Net}/a", "app={Net}/b"]""", [1] },
            { "existingSubnets", $"""["app={Net}/a", "endpoints={Net}/e", "other={Net}/o", "jump={Net}/j"]""", [2, 3] },
            { "existingZones", $"""["privatelink.openai.azure.com={Zones}/privatelink.openai.azure.com", null]""", [1] },
            { "existingZones", $"""["privatelink.openai.azure.com={Zones}/privatelink.openai.azure.com", "nonsense"]""", [1] },
            { "blockedTerms", """["project-a", 7]""", [1] },
            { "blockedTerms", """["project-a", "b", "project-a", "b"]""", [2, 3] },
            { "blockedTerms", """["project-a", ""]""", [1] },
            { "predictiveDeployments", $"""["blue {Asset} 3 100", true]""", [1] },
            { "predictiveDeployments", $"""["blue {Asset} 3 90", "green {Asset} none 10"]""", [1] },
            { "predictiveDeployments", $"""["blue {Asset} 3 90", "red {Asset} 3 10"]""", [1] },
            { "predictiveDeployments", $"""["blue {Asset} 3 90", "blue {Asset} 3 10"]""", [1] },
            { "predictiveDeployments", $"""["blue {Asset} 3 80", "green {Asset} 3 80"]""", [1] },
            { "deployments", $"""["{Chat}", 5]""", [1] },
            { "deployments", $"""["{Chat}", "embedding text-embedding-3-large latest Gold none"]""", [1] },
            { "deployments", $"""["{Chat}", "embedding"]""", [1] },
            { "deployments", $"""["{Chat}", "{Embedding}", "chat"]""", [2] },
            { "deployments", $"""["{Embedding}", "talk gpt-5.4-mini 2026-03-17 GlobalStandard 30"]""", [1] },
            { "deployments", $"""["{Chat}", "{Embedding}", "{Chat}"]""", [2] },
            { "deployments", $"""["{Chat}", "{Embedding}", "chat-two gpt-5.4-mini 2026-03-17 GlobalStandard 30 chat"]""", [2] },
            { "deployments", $"""["{Chat}"]""", [] },
            { "tags", """["owner=a", 5]""", [1] },
            { "tags", """["team=a"]""", [] },
            { "tags", """["owner=a", "cost-centre=b", "owner=c", "Workload=d"]""", [2, 3] },
            { "tags", """["owner=a", "cost-centre="]""", [1] },
            { "tags", """["owner=a", "nonsense"]""", [1] },
            { "allowedAddresses", """["203.0.113.7", 5]""", [1] },
            { "allowedAddresses", """["203.0.113.7", "nonsense", "10.0.0.1"]""", [1, 2] },
            { "allowedAddresses", """["203.0.113.0/28", "203.0.113.1", "203.0.113.2"]""", [1, 2] },
            { "alertEmails", """["a@example.com", {}]""", [1] },
            { "alertEmails", """["a@example.com", "A@example.com", "nonsense", "more nonsense"]""", [1, 2, 3] },
        };

    [Theory]
    [MemberData(nameof(Lists))]
    public void Obeying_the_commands_repairs_the_wrong_entries_alone(string key, string list, int[] wrong)
    {
        var (network, given) = (
            key.StartsWith("existing", StringComparison.Ordinal) ? "existing" : "private",
            JsonNode.Parse(list)!.AsArray()
        );

        // A subnet that is missing is a problem of its own.
        (string, string?)[] other = key == "existingZones" ? [("existingSubnets", $"""["app={Net}/a", "endpoints={Net}/e"]""")] : [];
        var repaired = given.DeepClone().AsArray();
        for (var round = 0; round < 3 && Problems(key, repaired, network, other) is { Count: > 0 } problems; round++)
        {
            Assert.All(problems, problem => Assert.Matches(WrongSetting.Grammar(), problem));
            problems.ForEach(problem => Obey(problem, key, repaired));
        }

        Assert.Empty(Problems(key, repaired, network, other));
        var right = given.Where((_, i) => !wrong.Contains(i)).Select(entry => entry!.ToJsonString()).ToList();
        Assert.All(right, entry => Assert.Contains(entry, repaired.Select(each => each!.ToJsonString())));
    }

    [Theory]
    [InlineData("deployments")]
    [InlineData("existingSubnets")]
    [InlineData("tags")]
    public void A_value_that_is_no_list_is_one_problem_with_a_command_that_restores_the_default(string key)
    {
        var error = Assert.Throws<RunException>(() => Config.Settings((key, "[nonsense")));

        Assert.Equal(2, error.Message.Split('\n').Length);
        Assert.EndsWith($"got '[nonsense'; pulumi config rm {key} --stack dev", error.Message);
    }

    private static List<string> Problems(string key, JsonArray list, string network, (string, string?)[] other)
    {
        try
        {
            Config.Settings([(key, list.ToJsonString()), ("network", network), .. other]);
            return [];
        }
        catch (RunException error)
        {
            return [.. error.Message.Split("\n  - ")[1..]];
        }
    }

    /// <summary>As the Pulumi CLI does; it refuses to leave a gap in a list.</summary>
    private static void Obey(string problem, string key, JsonArray list)
    {
        var command = Command().Match(problem);
        Assert.True(command.Success && command.Groups["key"].Value == key, problem);
        var index = int.Parse(command.Groups["index"].Value);
        if (command.Groups["verb"].Value == "rm")
        {
            list.RemoveAt(index);
            return;
        }

        Assert.True(index <= list.Count, problem);
        // The user fills in the placeholders.
        var text = command.Groups["value"].Value;
        var value = JsonValue.Create(text.Contains("/<subnet>") ? $"{text.Split('=')[0]}={Net}/{text.Split('=')[0]}" : text);
        if (index == list.Count)
        {
            list.Add(value);
        }
        else
        {
            list[index] = value;
        }
    }

    [GeneratedRegex(@"; pulumi config (?<verb>set|rm) --path '(?<key>\w+)\[(?<index>\d+)\]'( '(?<value>.*)')? --stack dev$")]
    private static partial Regex Command();
}
