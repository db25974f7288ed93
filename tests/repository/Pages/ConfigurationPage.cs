using System.Text;
using YamlDotNet.RepresentationModel;

namespace Repository.Tests.Pages;

/// <summary>docs/configuration.md, made of Pulumi.yaml: a comment above a key begins a section.</summary>
internal static class ConfigurationPage
{
    private const string Head = """
        # Configuration

        Generated from [Pulumi.yaml](../Pulumi.yaml). After a change there, run
        `UPDATE_SNAPSHOTS=1 dotnet test tests/repository --filter ConfigurationPageTests`.

        Set a value with `pulumi config set <setting> <value> --stack <stack>`, or edit `Pulumi.<stack>.yaml`, where each setting has the
        prefix `ai-workload:`. The region is `azure-native:location`. Then run `dotnet run --project tools/preflight -- check --all`.

        | change one entry of a list | set a secret |
        |---|---|
        | `pulumi config set --path 'tags[0]' owner=my-team` | `pulumi config set --secret alertWebhook <address>` |

        `pulumi new` asks for the settings that a new stack must set: the region, `allowedAddresses`, `alertEmails` and `tags`. It writes a
        list as one text with commas.

        """;

    /// <param name="project">The text of Pulumi.yaml.</param>
    public static string Write(string project)
    {
        var page = new StringBuilder(Head);
        var settings = Settings(project);
        foreach (var line in project[project.IndexOf("\nconfig:", StringComparison.Ordinal)..].Split('\n'))
        {
            if (line.StartsWith("  # "))
            {
                page.Append(
                    $"\n## {line[4..]}\n\n| setting | type | default | what it does | values and consequences |\n|---|---|---|---|---|\n"
                );
            }
            else if (line.StartsWith("  ") && line[2] != ' ' && line.EndsWith(':') && !line.Contains("pulumi:"))
            {
                page.Append(Row(line.Trim(' ', ':'), settings));
            }
        }

        return page.ToString();
    }

    private static YamlMappingNode Settings(string project)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(project));
        return (YamlMappingNode)yaml.Documents[0].RootNode["config"];
    }

    private static string Row(string key, YamlMappingNode settings)
    {
        var setting = (YamlMappingNode)settings[key];
        var description = ((string)setting["description"]!).Replace("|", "\\|");
        var end = description.IndexOf(". ", StringComparison.Ordinal);
        var (what, rest) = end < 0 ? (description, "") : (description[..(end + 1)], description[(end + 2)..]);
        return $"| `{key}` | {Type(setting)} | {Default(setting["default"])} | {what} | {rest} |\n";
    }

    private static string Type(YamlMappingNode setting) =>
        !setting.Children.ContainsKey("type") ? "list of strings"
        : (string)setting["type"]! == "array" ? $"list of {(string)setting["items"]["type"]!}s"
        : (string)setting["type"]!;

    private static string Default(YamlNode value) =>
        value switch
        {
            YamlSequenceNode { Children.Count: 0 } => "empty",
            YamlSequenceNode list => string.Join("<br>", list.Select(item => $"`{item}`")),
            _ => (string)value! is { Length: > 0 } text ? $"`{text}`" : "empty",
        };
}
