using System.Text.Json.Nodes;

namespace App.Tests.Search;

/// <summary>
/// Indexers of the service: they read changed blobs, split and embed them, and write chunks with new keys in place of the old ones. They
/// never notice a deleted blob.
/// </summary>
internal sealed class FakeIndexers(Dictionary<string, FakeIndex> indexes)
{
    private static readonly string[] Kinds = ["datasources", "skillsets", "indexers"];

    private readonly Dictionary<string, (DateTimeOffset Mark, JsonObject Last)> runs = new(StringComparer.Ordinal);
    private int hashes;

    public string Container { get; set; } = "https://account.example/documents";

    public List<FakeBlob> Blobs { get; } = [];

    /// <summary>Definitions by kind and name.</summary>
    public Dictionary<(string Kind, string Name), JsonObject> Definitions { get; } = [];

    /// <summary>Names of blobs that cannot be read.</summary>
    public HashSet<string> Broken { get; } = [];

    /// <summary>The state in which a run ends.</summary>
    public string Ends { get; set; } = "success";

    /// <summary>How often the status says that the run goes on.</summary>
    public int Looks { get; set; }

    public static bool Has(string kind) => Kinds.Contains(kind);

    public (int Status, JsonObject? Body) Carry(SearchRequest request, string kind, string name, string rest) =>
        (request.Method, rest) switch
        {
            ("PUT", "") => Put(kind, name, request.Body!),
            ("DELETE", "") => (Definitions.Remove((kind, name)) ? 204 : 404, null),
            _ when !Definitions.TryGetValue((kind, name), out var there) => (404, null),
            ("GET", "") => (200, (JsonObject)Definitions[(kind, name)].DeepClone()),
            ("POST", "/search.run") => Run(name),
            ("GET", "/search.status") => (200, Status(name)),
            _ => (404, null),
        };

    private (int, JsonObject?) Put(string kind, string name, JsonObject body)
    {
        if (kind == "skillsets")
            Check(Selector(body));
        if (kind == "indexers")
        {
            foreach (var (needed, by) in new[] { ("datasources", "dataSourceName"), ("skillsets", "skillsetName") })
                if (!Definitions.ContainsKey((needed, (string)body[by]!)))
                    throw new BadSearchException($"no {needed} '{body[by]}'");
            if ((string?)body["parameters"]!["configuration"]!["executionEnvironment"] != "private")
                throw new BadSearchException("the storage account admits private connections only");
        }

        Definitions[(kind, name)] = (JsonObject)body.DeepClone();
        return (201, (JsonObject)body.DeepClone());
    }

    private static JsonObject Selector(JsonObject skillset) => (JsonObject)skillset["indexProjections"]!["selectors"]![0]!;

    private void Check(JsonObject selector)
    {
        if (!indexes.TryGetValue((string)selector["targetIndexName"]!, out var index))
            throw new BadSearchException("no such index");
        var key = index.Field("key");
        if (!(bool)key["searchable"]! || (string?)key["analyzer"] != "keyword")
            throw new BadSearchException("the key must be searchable with the keyword analyzer");
        if (!(bool)index.Field((string)selector["parentKeyFieldName"]!)["filterable"]!)
            throw new BadSearchException("the field of the parent's key must be filterable");
        foreach (var mapping in selector["mappings"]!.AsArray())
            _ = index.Field((string)mapping!["name"]!);
    }

    private (int, JsonObject?) Run(string name)
    {
        var skillset = Definitions[("skillsets", (string)Definitions[("indexers", name)]["skillsetName"]!)];
        var (index, since) = (indexes[(string)Selector(skillset)["targetIndexName"]!], runs.GetValueOrDefault(name).Mark);
        var errors = new JsonArray();
        foreach (var blob in Ends == "success" ? Blobs.Where(blob => blob.ModifiedAt > since).ToArray() : [])
            if (Broken.Contains(blob.Name))
                errors.Add(new JsonObject { ["key"] = Address(blob), ["errorMessage"] = "The file could not be parsed." });
            else
                Write(blob, index, skillset);
        var last = new JsonObject
        {
            ["startTime"] = $"run {hashes++}",
            ["status"] = Ends,
            ["errorMessage"] = Ends == "success" ? null : "The private endpoint connection is pending.",
            ["errors"] = errors,
        };
        runs[name] = (Blobs.Select(blob => blob.ModifiedAt).Append(since).Max(), last);
        return (202, null);
    }

    private void Write(FakeBlob blob, FakeIndex index, JsonObject skillset)
    {
        var parent = Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(blob.Name));
        foreach (
            var old in index.Documents.Where(chunk => (string?)chunk.Value["parentKey"] == parent).Select(chunk => chunk.Key).ToArray()
        )
            index.Documents.Remove(old);
        var skills = skillset["skills"]!.AsArray();
        var hash = hashes++;
        foreach (var (text, at) in blob.Text.Chunk((int)skills[0]!["maximumPageLength"]!).Select((page, at) => (new string(page), at)))
            index.Documents[$"{hash:x12}_{parent}_pages_{at}"] = new JsonObject
            {
                ["key"] = $"{hash:x12}_{parent}_pages_{at}",
                ["parentKey"] = parent,
                ["documentId"] = Address(blob),
                ["title"] = blob.Name.Split('/')[^1],
                ["text"] = text,
                ["modifiedAt"] = blob.ModifiedAt,
                ["vector"] = new JsonArray([
                    .. FakeEmbeddings.VectorOf(text, (int)skills[1]!["dimensions"]!).Select(value => (JsonNode)(double)value),
                ]),
            };
    }

    private string Address(FakeBlob blob) => $"{Container}/{string.Join('/', blob.Name.Split('/').Select(Uri.EscapeDataString))}";

    private JsonObject Status(string name)
    {
        var last = (JsonObject?)runs.GetValueOrDefault(name).Last?.DeepClone();
        if (last is not null && Looks-- > 0)
            last["status"] = "inProgress";
        return new() { ["name"] = name, ["lastResult"] = last };
    }
}
