using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Infra.Components;
using Infra.Components.Alerts.Rows;

namespace Infra.Tests;

public sealed partial class WorkbookTests
{
    private static readonly string Folder = Config.RepositoryFile("infra/Components/Observability/Workbook/Queries");

    private static readonly Dictionary<string, string> Files = Directory
        .GetFiles(Folder)
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => File.ReadAllText(file).ReplaceLineEndings("\n"));

    [QueryFact]
    public async Task Every_query_of_a_tile_parses_and_names_tables_and_columns_that_there_are() =>
        Assert.Empty(await QueryChecker.CheckAsync(Folder));

    /// <summary>A query of a name that nobody sends finds nothing, for ever.</summary>
    [Fact]
    public void Every_metric_and_mark_that_a_tile_asks_for_is_one_that_the_app_or_the_evaluation_sends()
    {
        var sent = string.Concat(
            new[] { "app", "evaluation" }
                .SelectMany(folder => Directory.GetFiles(Config.RepositoryFile(folder), "*.cs", SearchOption.AllDirectories))
                .Where(file => !file.Contains("/obj/") && !file.Contains("/bin/"))
                .Select(File.ReadAllText)
        );
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
        Assert.All(asked.Except(["SearchLatency", "ThrottledSearchQueriesPercentage"]), name => Assert.Contains($"\"{name}\"", sent));
    }

    [Fact]
    public void The_objectives_are_those_that_the_burn_rates_watch()
    {
        var query = Files["objectives"];

        Assert.Contains(FormattableString.Invariant($"Target = {ServiceLevels.Availability};"), query);
        Assert.Contains(FormattableString.Invariant($"Target = {ServiceLevels.InTime};"), query);
        Assert.Contains(FormattableString.Invariant($"FirstWord > {ServiceLevels.FirstWordSeconds})"), query);
        var faults = Faults().Match(query).Value;
        Assert.Contains(faults, File.ReadAllText(Config.RepositoryFile("infra/Components/Alerts/Queries/slo-availability.kql")));
        Assert.NotEqual("", faults);
    }

    /// <summary>Both the span of a model call and the requests in it are dependencies of the same host: together they would count every call twice.</summary>
    [Fact]
    public void A_call_over_the_network_is_counted_once() =>
        Assert.Contains("| where DependencyType !in (\"\", \"InProc\") and", Files["dependencies"]);

    [Fact]
    public async Task Each_tile_asks_a_file_of_its_own_and_no_file_is_left_over()
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

    /// <summary>In the Logs view a file runs as it stands; in the workbook each value that a parameter sets is that parameter.</summary>
    [Fact]
    public async Task What_the_reader_sets_is_in_the_query_and_nothing_else_is_left_open()
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
    public async Task A_price_is_a_default_of_a_parameter_and_one_that_is_not_known_is_not_guessed(string chat, string input, string output)
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
    public async Task It_has_the_same_name_in_preview_and_update_and_another_in_another_stack(bool isPreview)
    {
        var workbook = await WorkbookAsync(isPreview);

        Assert.True(Guid.TryParse((string)workbook["resourceName"], out var name));
        Assert.Equal(name.ToString(), (await WorkbookAsync(isPreview: false))["resourceName"]);
        Assert.NotEqual(name.ToString(), (await WorkbookAsync(isPreview: false, ("nameSuffix", "other")))["resourceName"]);
    }

    /// <summary>Azure answers in small letters, and a refresh would find drift in every night.</summary>
    [Fact]
    public async Task It_hangs_on_the_stacks_workspace_in_small_letters()
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

    /// <summary>What stands in quotes after Name ==, Name in, or in brackets after Properties.</summary>
    [GeneratedRegex("""Name == "[^"]*"|Name in \([^)]*\)|Properties\["[^"]*"\]""")]
    private static partial Regex Named();

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\{(?<name>\w+)(:\w+)?\}")]
    private static partial Regex Placeholder();
}
