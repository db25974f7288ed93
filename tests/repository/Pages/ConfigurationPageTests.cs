namespace Repository.Tests.Pages;

public sealed class ConfigurationPageTests
{
    private const string File = "docs/configuration.md";

    [Fact]
    public void The_page_matches_Pulumi_yaml()
    {
        var page = ConfigurationPage.Write(Checkout.Read("Pulumi.yaml"));
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            System.IO.File.WriteAllText(Path.Combine(Checkout.Root, File), page);
        }

        Assert.True(
            page == Checkout.Read(File),
            $"{File} is outdated: run UPDATE_SNAPSHOTS=1 dotnet test tests/repository --filter ConfigurationPageTests and commit "
                + "the difference"
        );
    }

    [Fact]
    public void A_setting_is_one_row_with_type_default_purpose_and_consequences()
    {
        const string Project = """
            name: demo
            config:
              # Network
              addresses:
                type: array
                items:
                  type: string
                default: []
                description: What it is. One | or two.
              days:
                type: integer
                default: 7
                description: Days.
              tags:
                default: []
                description: Tags.
              pulumi:tags:
                value: {}
            """;

        var page = ConfigurationPage.Write(Project);

        Assert.Contains("\n## Network\n", page);
        Assert.Contains(@"| `addresses` | list of strings | empty | What it is. | One \| or two. |", page);
        Assert.Contains("| `days` | integer | `7` | Days. |  |", page);
        Assert.EndsWith("| `tags` | list of strings | empty | Tags. |  |\n", page);
    }
}
