using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Infra.Tests;

/// <summary>Runbook queries are pasted into Logs; each must parse against the tables and columns of the workspace.</summary>
public sealed partial class RunbookQueryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("runbooks-");

    public void Dispose() => _folder.Delete(recursive: true);

    [QueryFact]
    public async Task Runbook_query_parses_against_existing_tables_and_columns()
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

    /// <summary>A table that no resource of the stack writes to is always empty: the subscription's activity log, for one.</summary>
    [Fact]
    public void Runbook_query_reads_tables_that_the_stack_fills()
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

    /// <summary>A log entry with an exception is only in AppExceptions, whose message is the exception's.</summary>
    [Theory]
    [InlineData("index-stale")]
    [InlineData("index-rebuild")]
    public void Ingestion_failures_are_searched_in_traces_and_exceptions(string page)
    {
        var query = Query()
            .Matches(File.ReadAllText(Config.RepositoryFile($"docs/runbooks/{page}.md")))
            .Select(found => found.Groups[1].Value)
            .Single(query => query.StartsWith("union AppTraces, AppExceptions\n", StringComparison.Ordinal));

        Assert.Contains("tostring(Properties[\"CategoryName\"]) startswith \"App.Ingestion\"", query);
        Assert.Contains("namespace App.Ingestion;", File.ReadAllText(Config.RepositoryFile("app/Ingestion/IngestionWorker.cs")));
    }

    /// <summary>By default these two write to AzureDiagnostics, and their own tables stay empty.</summary>
    [Fact]
    public async Task Only_firewall_and_AI_gateway_write_to_dedicated_tables()
    {
        var settings = (
            await Stack.BuildAsync(
                Config.Settings(("egress", "firewall"), ("addressRange", "192.168.16.0/22"), ("aiGateway", "apim")),
                isPreview: false
            )
        ).Recorder.Of("monitor:DiagnosticSetting");

        Assert.Equal(
            ["egress-diagnostics Dedicated", "ai-gateway-diagnostics Dedicated"],
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
