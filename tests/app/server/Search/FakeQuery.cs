using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace App.Tests.Search;

/// <summary>The part of the query language that the app uses. It rejects anything else, and fields without the needed attribute.</summary>
internal sealed partial class FakeQuery
{
    private readonly JsonObject body;
    private readonly Dictionary<string, JsonObject> fields;
    private readonly string[] conditions;

    public FakeQuery(JsonObject body, Dictionary<string, JsonObject> fields, JsonObject definition)
    {
        (this.body, this.fields) = (body, fields);
        conditions = Text("filter") is { } filter ? And().Split(filter) : [];
        if (
            IsSemantic
            && definition["semantic"]!["configurations"]!.AsArray().All(known => (string)known!["name"]! != Text("semanticConfiguration"))
        )
            throw new BadSearchException($"no semantic configuration '{Text("semanticConfiguration")}'");
        if (Vector is { } vector && vector.Length != (int)fields["vector"]["dimensions"]!)
            throw new BadSearchException("the vector query has other dimensions than the field");
        foreach (var selected in Text("select")?.Split(',') ?? [])
            Need(selected, "retrievable");
    }

    public bool IsSemantic => Text("queryType") == "semantic";

    private float[]? Vector =>
        body["vectorQueries"]?[0] is { } query ? [.. query["vector"]!.AsArray().Select(value => (float)value!)] : null;

    private string[] Words => Text("search") is { } text && text != "*" ? Split(text) : [];

    public bool Matches(JsonObject document) => conditions.All(condition => Matches(document, condition));

    /// <summary>Best first; without keywords and vector all documents in the requested order.</summary>
    public List<(JsonObject Document, double Score)> Rank(List<JsonObject> documents)
    {
        if (Words.Length == 0 && Vector is null)
            return [.. Ordered(documents).Select(document => (document, 1d))];

        var nearest = Vector is { } vector
            ? documents
                .Select(document => (Document: document, Score: Cosine(vector, document)))
                .OrderByDescending(hit => hit.Score)
                .Take((int)body["vectorQueries"]![0]!["k"]!)
                .ToDictionary(hit => (string)hit.Document["key"]!, hit => hit.Score)
            : [];
        return
        [
            .. documents
                .Select(document => (Document: document, Words: Share(document)))
                .Where(hit => hit.Words > 0 || nearest.ContainsKey((string)hit.Document["key"]!))
                .Select(hit => (hit.Document, hit.Words + nearest.GetValueOrDefault((string)hit.Document["key"]!)))
                .OrderByDescending(hit => hit.Item2),
        ];
    }

    public JsonObject Facets(JsonArray asked, List<(JsonObject Document, double Score)> hits)
    {
        var facets = new JsonObject();
        foreach (var facet in asked.Select(facet => ((string)facet!).Split(",count:")))
        {
            Need(facet[0], "facetable");
            facets[facet[0]] = new JsonArray([
                .. hits.CountBy(hit => (string)hit.Document[facet[0]]!)
                    .OrderByDescending(value => value.Value)
                    .Take(int.Parse(facet[1]))
                    .Select(value => new JsonObject { ["value"] = value.Key, ["count"] = value.Value }),
            ]);
        }

        return facets;
    }

    public JsonArray Page(List<(JsonObject Document, double Score)> hits, bool ranked)
    {
        var page = ranked ? hits.OrderByDescending(hit => Share(hit.Document)).ToList() : hits;
        return new JsonArray([
            .. page.Skip((int?)body["skip"] ?? 0).Take((int?)body["top"] ?? 50).Select(hit => Given(hit.Document, hit.Score, ranked)),
        ]);
    }

    private JsonObject Given(JsonObject document, double score, bool ranked)
    {
        var names = Text("select")?.Split(',')
            ?? [.. fields.Values.Where(field => (bool)field["retrievable"]!).Select(field => (string)field["name"]!)];
        var given = new JsonObject { ["@search.score"] = score };
        if (ranked)
            given["@search.rerankerScore"] = 4 * Share(document);
        foreach (var name in names)
            given[name] = document[name]?.DeepClone();
        return given;
    }

    private IEnumerable<JsonObject> Ordered(List<JsonObject> documents)
    {
        if (Text("orderby")?.Split(' ') is not [var field, var direction])
            return documents;

        Need(field, "sortable");
        var ordered = documents.OrderBy(document => (string)document[field]!, StringComparer.Ordinal);
        return direction == "desc" ? ordered.Reverse() : ordered;
    }

    private bool Matches(JsonObject document, string condition)
    {
        if (Member().Match(condition) is { Success: true } member)
        {
            Need(member.Groups[1].Value, "filterable");
            var allowed = Unescape(member.Groups[2].Value).Split(member.Groups[3].Value);
            return document[member.Groups[1].Value] is JsonArray there
                && there.Any(group => allowed.Contains((string)group!, StringComparer.Ordinal));
        }

        if (Comparison().Match(condition) is not { Success: true } comparison)
            throw new BadSearchException($"cannot read the filter '{condition}'");

        Need(comparison.Groups[1].Value, "filterable");
        if (document[comparison.Groups[1].Value] is not { } value)
            return comparison.Groups[3].Value == "null" && comparison.Groups[2].Value == "eq";
        if (comparison.Groups[3].Value == "null")
            return false;
        var order = comparison.Groups[3].Value is ['\'', .. var text, '\'']
            ? string.CompareOrdinal((string)value!, Unescape(text))
            : ((double)value!).CompareTo(double.Parse(comparison.Groups[3].Value));
        return comparison.Groups[2].Value switch
        {
            "eq" => order == 0,
            "gt" => order > 0,
            "ge" => order >= 0,
            _ => order < 0,
        };
    }

    private void Need(string field, string attribute)
    {
        if (!fields.TryGetValue(field, out var known) || !(bool)(known[attribute] ?? false))
            throw new BadSearchException($"the field '{field}' is not there or not {attribute}");
    }

    private double Share(JsonObject document)
    {
        var asked = Words.Distinct().ToArray();
        var there = fields
            .Values.Where(field => (bool)field["searchable"]! && (string)field["type"]! == "Edm.String")
            .SelectMany(field => Split((string?)document[(string)field["name"]!] ?? ""))
            .ToHashSet();
        return asked.Length == 0 ? 0 : (double)asked.Count(there.Contains) / asked.Length;
    }

    private static double Cosine(float[] vector, JsonObject document) =>
        document["vector"] is JsonArray its ? vector.Zip(its, (mine, other) => mine * (double)other!).Sum() : 0;

    private string? Text(string name) => (string?)body[name];

    private static string Unescape(string text) => text.Replace("''", "'");

    private static string[] Split(string text) => [.. App.Retrieval.Terms.Of(text)];

    [GeneratedRegex(@" and (?=(?:[^']*'[^']*')*[^']*$)")]
    private static partial Regex And();

    [GeneratedRegex(@"^(\w+)/any\(g: search\.in\(g, '((?:[^']|'')*)', '(.)'\)\)$")]
    private static partial Regex Member();

    [GeneratedRegex(@"^(\w+) (eq|gt|ge|lt) ('(?:[^']|'')*'|\d+|null)$")]
    private static partial Regex Comparison();
}
