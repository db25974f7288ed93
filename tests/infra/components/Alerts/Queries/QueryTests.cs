using System.Text.RegularExpressions;
using Infra.Components.Alerts;
using Infra.Components.Alerts.Rows;
using Infra.Components.Alerts.Table;

namespace Infra.Tests;

/// <summary>The queries of alerts, as Azure is given them.</summary>
public sealed partial class QueryTests : IDisposable
{
    private static readonly IReadOnlyList<LogRow> Rows = [.. AlertTable.All.OfType<LogRow>()];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("queries-");

    public void Dispose() => _folder.Delete(recursive: true);

    [QueryFact]
    public async Task Every_query_of_an_alert_parses_and_names_tables_and_columns_that_there_are()
    {
        foreach (var row in Rows)
        {
            await File.WriteAllTextAsync(Path.Combine(_folder.FullName, $"{row.Id}.kql"), LogQuery.Of(row, Config.Alerts()));
        }

        Assert.Empty(await QueryChecker.CheckAsync(_folder.FullName));
    }

    [QueryFact]
    public async Task A_misspelt_column_or_table_a_broken_line_and_an_empty_place_are_found_where_they_are()
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
    public async Task A_folder_without_queries_is_no_folder_of_right_ones() =>
        Assert.EndsWith("holds no .kql file", Assert.Single(await QueryChecker.CheckAsync(_folder.FullName)));

    /// <summary>A query that nobody asks, or a number that no query takes, is left over from something.</summary>
    [Fact]
    public void Every_file_is_a_query_of_some_alert_and_every_value_stands_in_its_query()
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

    /// <summary>The app and the evaluation count and mark under these names; a query of another name finds nothing, for ever.</summary>
    [Fact]
    public void Every_metric_and_mark_that_a_query_asks_for_is_one_that_the_app_or_the_evaluation_makes()
    {
        var app = string.Concat(
            new[] { "app", "evaluation" }
                .SelectMany(folder => Directory.GetFiles(Config.RepositoryFile(folder), "*.cs", SearchOption.AllDirectories))
                .Where(file => !file.Contains("/obj/") && !file.Contains("/bin/"))
                .Select(File.ReadAllText)
        );
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
                "content_filter",
                "evaluation.score",
                "held",
            },
            asked
        );
        Assert.All(asked, name => Assert.Contains($"\"{name}\"", app));
    }

    [Theory]
    [InlineData("slo-availability-fast", "ago(1h)", "ago(10m)", "> 0.072 *")]
    [InlineData("slo-availability-slow", "ago(6h)", "ago(30m)", "> 0.03 *")]
    [InlineData("slo-first-word-fast", "ago(1h)", "ago(10m)", "> 0.72 *")]
    [InlineData("slo-first-word-slow", "ago(6h)", "ago(30m)", "> 0.3 *")]
    public void A_burn_rate_is_the_rate_times_the_allowance_in_both_windows(string id, string window, string recently, string share)
    {
        var query = LogQuery.Of(Rows.Single(row => row.Id == id), Config.Alerts());

        Assert.Contains(window, query);
        Assert.Contains(recently, query);
        Assert.Contains($"Bad {share} All and RecentBad {share} RecentAll", query);
    }

    /// <summary>With Telemetry:TracePercent below 100 a failure's span is always there and another's is not: a few timeouts would look like one call in twenty.</summary>
    [Fact]
    public void How_slow_calls_are_is_asked_of_those_that_ended_well() =>
        Assert.Contains("and Success\n| summarize", LogQuery.Of(Rows.Single(row => row.Id == "chat-slow"), Config.Alerts()));

    [Fact]
    public void The_cap_is_foreseen_at_nine_tenths_of_it() =>
        Assert.Contains(
            "| where Gigabytes > 4.5",
            LogQuery.Of(Rows.Single(row => row.Id == "log-cap-near"), Config.Alerts(("logDailyCapGb", "5")))
        );

    private Task WriteAsync(string name, string query) => File.WriteAllTextAsync(Path.Combine(_folder.FullName, $"{name}.kql"), query);

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Place();

    /// <summary>What stands in quotes after Name ==, Name in, or in brackets after Properties.</summary>
    [GeneratedRegex("(?:Name == |Properties\\[|Name in \\(|, )\"([a-z_.]+)\"")]
    private static partial Regex Named();
}
