using System.Text.Json.Nodes;

namespace App.Tests.Search;

/// <summary>One index: validates documents by its definition, and searches by shared words and by cosine similarity.</summary>
internal sealed class FakeIndex(JsonObject definition)
{
    private readonly Dictionary<string, JsonObject> fields = definition["fields"]!
        .AsArray()
        .ToDictionary(field => (string)field!["name"]!, field => (JsonObject)field!, StringComparer.Ordinal);

    public JsonObject Definition { get; } = definition;

    public Dictionary<string, JsonObject> Documents { get; } = new(StringComparer.Ordinal);

    public JsonObject Field(string name) => fields.GetValueOrDefault(name) ?? throw new BadSearchException($"no field '{name}'");

    public (int Status, JsonObject Body) Change(JsonObject body, Func<JsonObject, int> store)
    {
        var actions = body["value"]!.AsArray();
        if (actions.Count > 1_000)
            throw new BadSearchException("more than 1,000 actions");

        var results = new JsonArray();
        foreach (var action in actions.Cast<JsonObject>())
        {
            var kind = (string)action["@search.action"]!;
            var key = (string)action["key"]!;
            var status =
                kind == "delete" ? 200
                : kind == "merge" && !Documents.ContainsKey(key) ? 404
                : store(action);
            if (status < 300)
                Apply(kind, key, action);
            results.Add(
                new JsonObject
                {
                    ["key"] = key,
                    ["status"] = status < 300,
                    ["errorMessage"] = status < 300 ? null : "busy",
                    ["statusCode"] = status,
                }
            );
        }

        return (results.All(result => (bool)result!["status"]!) ? 200 : 207, new() { ["value"] = results });
    }

    public (int Status, JsonObject Body) Search(JsonObject body, string? unranked, int unrankedStatus)
    {
        var query = new FakeQuery(body, fields, Definition);
        var hits = query.Rank([.. Documents.Values.Where(query.Matches)]);
        var answer = new JsonObject();
        if (body["count"] is { } count && (bool)count)
            answer["@odata.count"] = hits.Count;
        if (body["facets"] is JsonArray facets)
            answer["@search.facets"] = query.Facets(facets, hits);
        if (query.IsSemantic && unranked is not null)
            (answer["@search.semanticPartialResponseReason"], answer["@search.semanticPartialResponseType"]) = (unranked, "baseResults");
        answer["value"] = query.Page(hits, ranked: query.IsSemantic && unranked is null);
        return (query.IsSemantic && unranked is not null ? unrankedStatus : 200, answer);
    }

    private void Apply(string kind, string key, JsonObject action)
    {
        if (!key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '='))
            throw new BadSearchException($"the key '{key}' is not allowed");
        if (kind == "delete")
        {
            Documents.Remove(key);
            return;
        }

        var document = (JsonObject)action.DeepClone();
        document.Remove("@search.action");
        if (document.FirstOrDefault(field => !fields.ContainsKey(field.Key)).Key is { } unknown)
            throw new BadSearchException($"no field '{unknown}'");
        if (kind == "merge")
        {
            Merge(Documents[key], document);
            return;
        }

        if (document["vector"]!.AsArray().Count != (int)fields["vector"]["dimensions"]!)
            throw new BadSearchException("the vector has other dimensions than the field");
        Documents[key] = document;
    }

    /// <summary>A vector that is not stored is lost, unless the change brings it.</summary>
    private void Merge(JsonObject there, JsonObject change)
    {
        if (fields["vector"]["stored"] is { } stored && !(bool)stored)
            there["vector"] = null;
        foreach (var (name, value) in change)
            there[name] = value?.DeepClone();
    }
}
