using Infra.Components.Alerts.Rows;
using Infra.Settings;
using YamlDotNet.RepresentationModel;

namespace Infra.Tests;

/// <summary>A stack's configuration: the defaults that Pulumi.yaml declares, with some values changed.</summary>
internal static class Config
{
    public static IReadOnlyDictionary<string, string> Defaults { get; } = Declared();

    public static Func<string, string?> With(params (string Key, string? Value)[] changes)
    {
        var values = new Dictionary<string, string?>(Defaults.Select(entry => KeyValuePair.Create(entry.Key, (string?)entry.Value)))
        {
            ["azure-native:location"] = "swedencentral",
            ["allowedAddresses"] = """["203.0.113.10"]""",
            ["alertEmails"] = """["on-call@example.com"]""",
            ["tags"] = """["owner=platform-team", "cost-centre=ai-platform"]""",
        };
        foreach (var (key, value) in changes)
        {
            values[key] = value;
        }

        return key => values.GetValueOrDefault(key);
    }

    public static WorkloadSettings Settings(params (string Key, string? Value)[] changes) => SettingsFile.Read("dev", With(changes));

    public static AlertSettings Alerts(params (string Key, string? Value)[] changes) => Operations.AlertSettingsOf(Settings(changes));

    private static Dictionary<string, string> Declared()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(RepositoryFile("Pulumi.yaml"))));
        var config = (YamlMappingNode)yaml.Documents[0].RootNode["config"];
        // The others are Pulumi's own.
        return config
            .Children.Where(entry => !entry.Key.ToString().Contains(':'))
            .ToDictionary(entry => ((YamlScalarNode)entry.Key).Value!, entry => Value(entry.Value["default"]));
    }

    private static string Value(YamlNode node) =>
        node is YamlSequenceNode list
            ? System.Text.Json.JsonSerializer.Serialize(list.Select(item => ((YamlScalarNode)item).Value))
            : ((YamlScalarNode)node).Value!;

    public static string RepositoryFile(string name) => CommandLine.Checkout.At(name);
}
