using System.Text.RegularExpressions;
using Infra.Components.Alerts;
using Infra.Components.Alerts.Rows;
using Infra.Components.Alerts.Table;

namespace Infra.Tests;

/// <summary>The queries of log alerts, as they are sent to Azure.</summary>
public sealed partial class QueryTests : IDisposable
{
    private static readonly IReadOnlyList<LogRow> Rows = [.. AlertTable.All.OfType<LogRow>()];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("queries-");

    public void Dispose() => _folder.Delete(recursive: true);

    [QueryFact]
    public async Task Query_parses_against_existing_tables_and_columns()
    {
        foreach (var row in Rows)
        {
            await File.WriteAllTextAsync(Path.Combine(_folder.FullName, $"{row.Id}.kql"), LogQuery.Of(row, Config.Alerts()));
        }

        Assert.Empty(await QueryChecker.CheckAsync(_folder.FullName));
    }

    [QueryFact]
    public async Task Checker_reports_misspelled_names_syntax_errors_and_open_placeholders()
    {
        await WriteAsync("column", "AppMetrics\n| where Nmae == 'chat.answers'");
        await WriteAsync("table", "AppMetricz\n| count");
        await WriteAsync("line", "AppMetrics\n| summarize by by Name");
        await WriteAsync("place", "AppMetrics\n| take {rows}");
        await WriteAsync("type", "AppDependencies\n| where Success + 'x' > 1");

        var found = await QueryChecker.CheckAsync(_folder.FullName);

        Assert.Contains(found, line => line.StartsWith("column.kql:2:9 KS142 The name 'Nmae'"));
        Assert.Contains(found, line => line.StartsWith("table.kql:1:1 KS204 The name 'AppMetricz'"));
        Assert.Contains(found, line => line.StartsWith("line.kql:2:"));
        Assert.Contains(found, line => line == "place.kql:2:8 placeholder {rows} is not filled in");
        Assert.Contains(found, line => line.StartsWith("type.kql:2:"));
    }

    [QueryFact]
    public async Task Checker_reports_a_folder_without_queries() =>
        Assert.EndsWith("holds no .kql file", Assert.Single(await QueryChecker.CheckAsync(_folder.FullName)));

    /// <summary>Finds queries without an alert and values without a placeholder.</summary>
    [Fact]
    public void Query_files_and_values_match_the_alert_table()
    {
        var files = Directory
            .GetFiles(Config.RepositoryFile("infra/Components/Alerts/Queries"))
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);

        Assert.Equal(files.Keys.Order(), Rows.Select(row => row.Query).Distinct().Order());
        Assert.All(Rows.GroupBy(row => row.Query), query =>
            Assert.All(query, row =>
                Assert.Subset(
                    row.Values.Keys.ToHashSet(),
                    Place().Matches(files[query.Key]).Select(place => place.Groups[1].Value).ToHashSet()
                )
            )
        );
    }

    /// <summary>A query of a metric that neither the app nor the evaluation sends never finds a row.</summary>
    [Fact]
    public void Query_names_metrics_and_properties_that_are_sent()
    {
        var asked = Rows.SelectMany(row => Named().Matches(LogQuery.Of(row, Config.Alerts())))
            .Select(name => name.Groups[1].Value)
            .ToHashSet();

        Assert.Superset(
            new HashSet<string>
            {
                "chat.answers",
                "chat.feedback",
                "app.ingestion.lag",
                "finish_reason",
                "verdict",
                "app.answer.time_to_first_word",
                "evaluation.score",
                "held",
            },
            asked
        );
        Assert.All(asked, name => Assert.Contains($"\"{name}\"", SentTelemetry.Sources));
    }

    [Theory]
    [InlineData("slo-availability-fast", "ago(1h)", "ago(10m)", "> 0.072 *")]
    [InlineData("slo-availability-slow", "ago(6h)", "ago(30m)", "> 0.03 *")]
    [InlineData("slo-first-word-fast", "ago(1h)", "ago(10m)", "> 0.72 *")]
    [InlineData("slo-first-word-slow", "ago(6h)", "ago(30m)", "> 0.3 *")]
    public void Burn_rate_threshold_is_the_rate_times_the_error_budget(string id, string window, string recently, string share)
    {
        var query = LogQuery.Of(Rows.Single(row => row.Id == id), Config.Alerts());

        Assert.Contains(window, query);
        Assert.Contains(recently, query);
        Assert.Contains($"Bad {share} All and RecentBad {share} RecentAll", query);
    }

    /// <summary>A dimension that the query does not return never fires.</summary>
    [Fact]
    public void Dimension_of_a_log_alert_is_a_column_of_its_query() =>
        Assert.All(Rows.Where(row => row.Dimension is not null), row =>
            Assert.Matches($@"project .*\b{row.Dimension} = ", LogQuery.Of(row, Config.Alerts()))
        );

    [Fact]
    public void Log_cap_alert_fires_at_90_percent_of_the_cap() =>
        Assert.Contains(
            "| where Gigabytes > 4.5",
            LogQuery.Of(Rows.Single(row => row.Id == "log-cap"), Config.Alerts(("logDailyCapGb", "5")))
        );

    private Task WriteAsync(string name, string query) => File.WriteAllTextAsync(Path.Combine(_folder.FullName, $"{name}.kql"), query);

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Place();

    /// <summary>The quoted names after Name ==, Name in, or in brackets after Properties.</summary>
    [GeneratedRegex("(?:Name == |Properties\\[|Name in \\(|, )\"([a-z_.]+)\"")]
    private static partial Regex Named();
}
