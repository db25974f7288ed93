using System.Text.RegularExpressions;
using Infra.Components.Alerts.Rows;
using Infra.Components.Alerts.Table;

namespace Infra.Tests;

/// <summary>Runbooks against the alerts that link to them, and the commands in them.</summary>
public sealed class RunbookPageTests
{
    /// <summary>On call you read the runbook, not the table: both must give the same severity and condition.</summary>
    [Fact]
    public void Runbook_lists_its_alerts_with_their_severity()
    {
        foreach (var runbook in AlertTable.All.GroupBy(row => row.RunbookPath))
        {
            var page = File.ReadAllText(Config.RepositoryFile(runbook.Key));
            var listed = Regex.Matches(page, @"^\| \d \| `[a-z-]+` \| .* \|$", RegexOptions.Multiline).Select(line => line.Value);

            Assert.Subset(listed.ToHashSet(), runbook.Select(row => $"| {Severity(row)} | `{row.Id}` | {row.Summary} |").ToHashSet());
        }
    }

    [Fact]
    public void Runbooks_name_no_merged_alert()
    {
        var gone = MergedAlerts.All.SelectMany(row => row.Was).ToHashSet();

        Assert.All(Directory.GetFiles(Config.RepositoryFile("docs/runbooks"), "*.md"), page =>
            Assert.DoesNotContain(Regex.Matches(File.ReadAllText(page), "`([a-z-]+)`").Select(name => name.Groups[1].Value), gone.Contains)
        );
    }

    [Fact]
    public void Each_objective_of_the_operations_guide_has_its_burn_rate_alerts()
    {
        var guide = File.ReadAllText(Config.RepositoryFile("docs/operations.md"));
        var promised = Regex.Matches(guide, @"^\| [^|]+ \| [\d.]+ % \| `(slo-[a-z-]+)` \| `(slo-[a-z-]+)` \|$", RegexOptions.Multiline);

        Assert.Equal(2, promised.Count);
        Assert.Equal(
            promised.SelectMany(objective => new[] { objective.Groups[1].Value, objective.Groups[2].Value }).Order(),
            AlertTable.All.Select(row => row.Id).Where(id => id.StartsWith("slo-", StringComparison.Ordinal)).Order()
        );
    }

    private static string PageOf(string command) => command[..command.IndexOf(':', StringComparison.Ordinal)];

    private static string Commands(IEnumerable<string> commands, string page) =>
        string.Concat(commands.Where(command => PageOf(command) == page).Select(command => command[(page.Length + 2)..]));

    /// <summary>A shell replaces $filter by nothing unless the page sets it; Azure's metric filters have no "greater than".</summary>
    [Fact]
    public void Runbook_commands_have_valid_filters_and_use_only_variables_that_the_page_sets()
    {
        var commands = Directory
            .GetFiles(Config.RepositoryFile("docs/runbooks"), "*.md")
            .SelectMany(page =>
                Regex
                    .Matches(File.ReadAllText(page), "```sh\n(.*?)```", RegexOptions.Singleline)
                    .Select(block => $"{Path.GetFileName(page)}: {block.Groups[1].Value}")
            )
            .ToList();
        var filters = commands
            .SelectMany(command => Regex.Matches(command, "--filter \"([^\"]*)\"").Select(filter => filter.Groups[1].Value))
            .ToList();

        Assert.True(filters.Count >= 8);
        Assert.All(filters, filter => Assert.Matches("^\\w+ (eq|ne|sw) '[^']*'( (and|or) \\w+ (eq|ne|sw) '[^']*')*$", filter));
        Assert.All(
            commands.SelectMany(command =>
                Regex.Matches(command, "\"[^\"\n]*(?<!\\\\)\\$([a-z]\\w*)").Select(use => (command, use.Groups[1].Value))
            ),
            used => Assert.Contains($"\n{used.Value}=", $"\n{Commands(commands, PageOf(used.command))}")
        );
    }

    /// <summary>Azure gives every activity log alert severity 4.</summary>
    private static int Severity(AlertRow row) =>
        row switch
        {
            LogRow log => log.Severity,
            MetricRow metric => metric.Severity,
            _ => 4,
        };
}
