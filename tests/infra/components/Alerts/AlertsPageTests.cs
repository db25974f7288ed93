namespace Infra.Tests;

public sealed class AlertsPageTests
{
    [Fact]
    public void The_page_matches_the_alert_table()
    {
        var file = Config.RepositoryFile("docs/alerts.md");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(file, AlertsPage.Write());
        }

        Assert.Equal(AlertsPage.Write(), File.ReadAllText(file));
    }
}
