using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Infra.Components.Alerts.Rows;

namespace Infra.Tests;

public sealed partial class WorkbookTests
{
    private static readonly string Folder = Config.RepositoryFile("infra/Components/Observability/Workbook/Queries");

    private static readonly Dictionary<string, string> Files = Directory
        .GetFiles(Folder)
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => File.ReadAllText(file).ReplaceLineEndings("\n"));

    [QueryFact]
    public async Task Tile_query_parses_against_existing_tables_and_columns() => Assert.Empty(await QueryChecker.CheckAsync(Folder));

    /// <summary>A query of a metric that is not sent never finds a row.</summary>
    [Fact]
    public void Tile_names_metrics_and_properties_that_are_sent()
    {
        var asked = Files
            .Values.SelectMany(query => Named().Matches(query))
            .SelectMany(named => Quoted().Matches(named.Value))
            .Select(name => name.Groups[1].Value)
            .ToHashSet();

        Assert.Superset(
            new HashSet<string>
            {
                "chat.answers",
                "gen_ai.client.token.usage",
                "model.spillovers",
                "app.ingestion.runs",
                "evaluation.score",
                "chat.citations.invented",
                "side",
                "app.index.version",
                "answer",
            },
            asked
        );
        Assert.All(asked.Except(["SearchLatency", "ThrottledSearchQueriesPercentage"]), name =>
            Assert.Contains($"\"{name}\"", SentTelemetry.Sources)
        );
    }

    [Fact]
    public void Objectives_are_those_of_the_burn_rate_alerts()
    {
        var query = Files["objectives"];

        Assert.Contains(FormattableString.Invariant($"Target = {ServiceLevels.Availability};"), query);
        Assert.Contains(FormattableString.Invariant($"Target = {ServiceLevels.InTime};"), query);
        Assert.Contains(FormattableString.Invariant($"FirstWord > {ServiceLevels.FirstWordSeconds})"), query);
        var faults = Faults().Match(query).Value;
        Assert.Contains(faults, File.ReadAllText(Config.RepositoryFile("infra/Components/Alerts/Queries/slo-availability.kql")));
        Assert.NotEqual("", faults);
    }

    /// <summary>The span of a model call and its requests are dependencies of the same host; together they count each call twice.</summary>
    [Fact]
    public void Network_call_is_counted_once() =>
        Assert.Contains("| where DependencyType !in (\"\", \"InProc\") and", Files["dependencies"]);

    [Fact]
    public async Task Each_tile_has_its_own_query_file()
    {
        var items = Items(await DocumentAsync());

        var asked = items
            .Where(item => (int)item["type"]! == 3)
            .Select(item => (Name: (string)item["name"]!, Query: (string)item["content"]!["query"]!))
            .Append((Name: "roles", Query: (string)Parameter(items, "Role")["query"]!))
            .ToList();
        Assert.Equal(Files.Keys.Order(), asked.Select(tile => tile.Name).Order());
        Assert.All(asked, tile => Assert.Equal(WithoutValues(Files[tile.Name]), WithoutValues(tile.Query)));
    }

    /// <summary>In the Logs view a file runs unchanged; in the workbook parameters replace its values.</summary>
    [Fact]
    public async Task Query_placeholders_are_declared_parameters()
    {
        var items = Items(await DocumentAsync());

        var declared = Parameters(items).Select(parameter => (string)parameter["name"]!).ToHashSet();
        var queries = items
            .Where(item => (int)item["type"]! == 3)
            .ToDictionary(item => (string)item["name"]!, item => (string)item["content"]!["query"]!);
        Assert.All(Files.Values, file => Assert.DoesNotContain("{", file));
        Assert.All(queries.Values, query =>
            Assert.All(Placeholder().Matches(query), found => Assert.Contains(found.Groups["name"].Value, declared))
        );
        Assert.Equal(
            declared.Order(),
            queries.Values.SelectMany(query => Placeholder().Matches(query)).Select(found => found.Groups["name"].Value).Distinct().Order()
        );
        Assert.Contains("let grain = {TimeRange:grain};\nlet role = \"{Role}\";\nAppMetrics", queries["tokens"]);
        Assert.Contains("let chatInputPrice = {ChatInputPrice};", queries["cost"]);
        Assert.Contains("let faults = dynamic([", queries["objectives"]);
    }

    [Theory]
    [InlineData("chat gpt-5.4-mini 2026-03-17 GlobalStandard 30", "0.00075", "0.0045")]
    [InlineData("chat gpt-5.4-mini 2026-03-17 DataZoneStandard 30", "0.000825", "0.00495")]
    [InlineData("chat gpt-9 2030-01-01 GlobalStandard 30", "real(null)", "real(null)")]
    [InlineData("chat gpt-5.4-mini 2026-03-17 GlobalProvisionedManaged 30", "real(null)", "real(null)")]
    public async Task Price_parameter_has_the_list_price_or_null(string chat, string input, string output)
    {
        var items = Items(await DocumentAsync(("deployments", $"""["{chat}", "embedding text-embedding-3-large 1 GlobalStandard 30"]""")));

        Assert.Equal(
            (input, output, "0.00013"),
            (
                (string)Parameter(items, "ChatInputPrice")["value"]!,
                (string)Parameter(items, "ChatOutputPrice")["value"]!,
                (string)Parameter(items, "EmbeddingPrice")["value"]!
            )
        );
        Assert.All(["ChatInputPrice", "ChatOutputPrice", "EmbeddingPrice"], (string name) =>
            Assert.Contains("estimate", (string)Parameter(items, name)["description"]!)
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Name_is_stable_in_a_stack_and_differs_between_stacks(bool isPreview)
    {
        var workbook = await WorkbookAsync(isPreview);

        Assert.True(Guid.TryParse((string)workbook["resourceName"], out var name));
        Assert.Equal(name.ToString(), (await WorkbookAsync(isPreview: false))["resourceName"]);
        Assert.NotEqual(name.ToString(), (await WorkbookAsync(isPreview: false, ("nameSuffix", "other")))["resourceName"]);
    }

    /// <summary>Azure returns lower case; any other case would be reported as drift.</summary>
    [Fact]
    public async Task Source_is_the_workspace_in_lower_case()
    {
        var workbook = await WorkbookAsync(isPreview: false);

        Assert.Equal("/azure-native:operationalinsights:workspace/monitoring-workspace", workbook["sourceId"]);
        Assert.Equal(
            (string)workbook["sourceId"],
            (string)JsonNode.Parse((string)workbook["serializedData"])!["fallbackResourceIds"]!.AsArray().Single()!
        );
        Assert.Equal(("shared", "workbook"), (workbook["kind"], workbook["category"]));
    }

    private static async Task<IReadOnlyDictionary<string, object>> WorkbookAsync(
        bool isPreview,
        params (string Key, string? Value)[] changes
    ) => (await Stack.BuildAsync(Config.Settings(changes), isPreview)).Recorder.One("applicationinsights:Workbook", "workbook-page").Inputs;

    private static async Task<JsonNode> DocumentAsync(params (string Key, string? Value)[] changes) =>
        JsonNode.Parse((string)(await WorkbookAsync(isPreview: false, changes))["serializedData"])!;

    private static IReadOnlyList<JsonNode> Items(JsonNode document) => [.. document["items"]!.AsArray().Select(item => item!)];

    private static IEnumerable<JsonNode> Parameters(IReadOnlyList<JsonNode> items) =>
        items.Single(item => (int)item["type"]! == 9)["content"]!["parameters"]!.AsArray().Select(parameter => parameter!);

    private static JsonNode Parameter(IReadOnlyList<JsonNode> items, string name) =>
        Parameters(items).Single(parameter => (string)parameter["name"]! == name);

    private static string WithoutValues(string query) => Value().Replace(query.TrimEnd(), "let $1;");

    [GeneratedRegex(@"^let (grain|role|\w+Price) = [^\n]*;$", RegexOptions.Multiline)]
    private static partial Regex Value();

    [GeneratedRegex("let faults = [^;]*;")]
    private static partial Regex Faults();

    /// <summary>The quoted names after Name ==, Name in, or in brackets after Properties.</summary>
    [GeneratedRegex("""Name == "[^"]*"|Name in \([^)]*\)|Properties\["[^"]*"\]""")]
    private static partial Regex Named();

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\{(?<name>\w+)(:\w+)?\}")]
    private static partial Regex Placeholder();
}
