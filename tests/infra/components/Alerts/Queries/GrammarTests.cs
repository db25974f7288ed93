using System.Text.Json;
using CommandLine;
using Preflight.Queries;
using Xunit.Abstractions;

namespace Infra.Tests;

/// <summary>
/// Preflight reads queries by a grammar of its own, because Kusto's parser is no part of .NET. It must find no fault in what the parser
/// accepts; what it misses of the rest is counted.
/// </summary>
public sealed class GrammarTests(ITestOutputHelper output) : IDisposable
{
    private const string Folder = "tests/infra/components/Alerts/Queries/Corpus";

    /// <summary>The rest needs the types of values, which the grammar does not follow.</summary>
    private const double LeastFound = 0.9;

    private static readonly ParserTables Tables = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("grammar-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Valid))]
    public void Valid_query_has_no_fault(string query) => Assert.Null(Query.Read(query, Tables).Fault);

    [QueryFact]
    public async Task Parser_accepts_the_valid_queries_and_rejects_the_broken_ones()
    {
        var valid = Corpus("valid");
        var broken = Corpus("broken");
        for (var at = 0; at < valid.Count + broken.Count; at++)
        {
            var query = at < valid.Count ? valid[at] : broken[at - valid.Count];
            await File.WriteAllTextAsync(Path.Combine(_folder.FullName, $"{at:000}.kql"), query);
        }

        var rejected = (await QueryChecker.CheckAsync(_folder.FullName)).Select(line => int.Parse(line.Split('.')[0])).ToHashSet();

        Assert.Empty(Enumerable.Range(0, valid.Count).Where(rejected.Contains).Select(at => valid[at]));
        Assert.Empty(Enumerable.Range(0, broken.Count).Where(at => !rejected.Contains(valid.Count + at)).Select(at => broken[at]));
    }

    [Fact]
    public void Broken_queries_have_a_fault_with_its_place()
    {
        var broken = Corpus("broken");
        var results = broken.Select(query => (query, Query.Read(query, Tables).Fault)).ToList();
        var missed = results.Where(each => each.Fault is null).Select(each => each.query).ToList();

        output.WriteLine($"found {broken.Count - missed.Count} of {broken.Count} broken queries; missed:\n{string.Join('\n', missed)}");
        Assert.All(results.Where(each => each.Fault is not null), each => Assert.Matches(@"\(line \d+, column \d+\)$", each.Fault));
        Assert.True(broken.Count - missed.Count >= LeastFound * broken.Count, string.Join('\n', missed));
    }

    /// <summary>A part of which nothing is known ends no query, and is named.</summary>
    [Fact]
    public void Parts_that_are_not_judged_are_named()
    {
        var result = Query.Read("AppTraces | evaluate pivot(AppRoleName) | where Anything > 3", Tables);

        Assert.Null(result.Fault);
        Assert.Null(result.Columns);
        Assert.Equal(["evaluate pivot"], result.NotJudged);
    }

    public static TheoryData<string> Valid => [.. Corpus("valid")];

    private static List<string> Corpus(string name) =>
        [.. File.ReadAllText(Checkout.At(Folder, $"{name}.txt")).Split('\n', 2)[1].Split("\n---\n").Select(query => query.TrimEnd('\n'))];

    /// <summary>The tables that the parser knows too.</summary>
    private sealed class ParserTables : ITables
    {
        private readonly Dictionary<string, TableColumns> _tables = JsonSerializer
            .Deserialize<Dictionary<string, string>>(File.ReadAllText(Checkout.At(QueryChecker.Folder, "tables.json")))!
            .ToDictionary(
                table => table.Key,
                table => new TableColumns([.. table.Value.Trim('(', ')').Split(", ").Select(column => column.Split(':')[0])], IsOpen: false)
            );

        public TableColumns? Find(string name) => _tables.GetValueOrDefault(name);

        public bool HasFunction(string name) => false;

        public string Unknown(string name) => $"reads {name}, which is no table";
    }
}
