using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Infra.Tests;

/// <summary>Queries in runbooks are pasted at night; each is held against the parser and the tables that tiles' queries are held against.</summary>
public sealed partial class RunbookQueryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("runbooks-");

    public void Dispose() => _folder.Delete(recursive: true);

    [QueryFact]
    public async Task Every_query_of_a_runbook_parses_and_names_tables_and_columns_that_there_are()
    {
        foreach (var page in Directory.GetFiles(Config.RepositoryFile("docs/runbooks"), "*.md"))
        {
            foreach (var (number, query) in Query().Matches(await File.ReadAllTextAsync(page)).Index())
            {
                await File.WriteAllTextAsync(
                    Path.Combine(_folder.FullName, $"{Path.GetFileNameWithoutExtension(page)}-{number}.kql"),
                    query.Groups[1].Value
                );
            }
        }

        Assert.True(_folder.GetFiles().Length >= 8);
        Assert.Empty(await QueryChecker.CheckAsync(_folder.FullName));
    }

    /// <summary>A table that nothing of the stack sends to is empty on the night it is asked: the subscription's own events, for one.</summary>
    [Fact]
    public void Every_query_of_a_runbook_asks_a_table_that_the_stack_fills()
    {
        var filled = JsonNode
            .Parse(File.ReadAllText(Config.RepositoryFile("tests/infra/components/Alerts/Queries/Kql/tables.json")))!
            .AsObject()
            .Select(table => table.Key)
            .ToHashSet();
        var asked = Directory
            .GetFiles(Config.RepositoryFile("docs/runbooks"), "*.md")
            .SelectMany(page => Query().Matches(File.ReadAllText(page)))
            .SelectMany(query => Tables().Matches(query.Groups[1].Value))
            .SelectMany(tables => tables.Groups[1].Value.Split(", "))
            .ToList();

        Assert.DoesNotContain("AzureActivity", filled);
        Assert.Superset(
            new HashSet<string> { "AppMetrics", "AZFWApplicationRule", "StorageTableLogs", "AppDependencies" },
            asked.ToHashSet()
        );
        Assert.All(asked, table => Assert.Contains(table, filled));
    }

    /// <summary>What is logged with an exception is in AppExceptions alone, and there the app's own words are not the message.</summary>
    [Theory]
    [InlineData("ingestion-failing")]
    [InlineData("index-rebuild")]
    public void What_failed_in_the_ingestion_is_looked_for_among_exceptions_too_by_who_logged_it(string page)
    {
        var query = Query().Match(File.ReadAllText(Config.RepositoryFile($"docs/runbooks/{page}.md"))).Groups[1].Value;

        Assert.StartsWith("union AppTraces, AppExceptions\n", query);
        Assert.Contains("tostring(Properties[\"CategoryName\"]) startswith \"App.Ingestion\"", query);
        Assert.Contains("namespace App.Ingestion;", File.ReadAllText(Config.RepositoryFile("app/Ingestion/IngestionWorker.cs")));
    }

    /// <summary>Told nothing, the firewall writes to AzureDiagnostics, and its own tables stay empty.</summary>
    [Fact]
    public async Task The_firewall_alone_is_told_to_fill_tables_of_its_own()
    {
        var settings = (
            await Stack.BuildAsync(Config.Settings(("egress", "firewall"), ("addressRange", "192.168.16.0/22")), isPreview: false)
        ).Recorder.Of("monitor:DiagnosticSetting");

        Assert.Equal(
            ["egress-diagnostics Dedicated"],
            settings
                .Where(setting => setting.Inputs.ContainsKey("logAnalyticsDestinationType"))
                .Select(setting => $"{setting.Name} {setting.Inputs["logAnalyticsDestinationType"]}")
        );
    }

    [GeneratedRegex(@"^\s*(?:let \w+ = |union )?(_?[A-Z]\w*(?:, [A-Z]\w*)*)\s*$", RegexOptions.Multiline)]
    private static partial Regex Tables();

    [GeneratedRegex("```kql\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Query();
}
