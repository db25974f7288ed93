namespace Infra.Tests;

public sealed class AlertsPageTests
{
    [Fact]
    public void The_page_says_what_the_table_has()
    {
        var file = Config.RepositoryFile("docs/alerts.md");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(file, AlertsPage.Write());
        }

        Assert.Equal(AlertsPage.Write(), File.ReadAllText(file));
    }
}
