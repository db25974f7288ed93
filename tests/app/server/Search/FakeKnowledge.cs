using System.Text.Json.Nodes;

namespace App.Tests.Search;

/// <summary>Knowledge sources and bases of the stable version: queries come with the request, and no model plans them.</summary>
internal sealed class FakeKnowledge(Dictionary<string, FakeIndex> indexes)
{
    private static readonly string[] Kinds = ["knowledgesources", "knowledgebases"];
    private static readonly string[] Known = ["intents", "knowledgeSourceParams", "maxRuntimeInSeconds", "maxOutputSizeInTokens"];

    /// <summary>Definitions by kind and name.</summary>
    public Dictionary<(string Kind, string Name), JsonObject> Definitions { get; } = [];

    /// <summary>A service that loses the filter of a request.</summary>
    public bool ForgetsFilter { get; set; }

    public static bool Has(string kind) => Kinds.Contains(kind);

    public (int Status, JsonObject? Body) Carry(SearchRequest request, string kind, string name, string rest) =>
        (request.Method, rest) switch
        {
            ("PUT", "") => Put(kind, name, request.Body!),
            ("DELETE", "") => (Definitions.Remove((kind, name)) ? 204 : 404, null),
            _ when !Definitions.TryGetValue((kind, name), out var there) => (404, null),
            ("GET", "") => (200, (JsonObject)Definitions[(kind, name)].DeepClone()),
            ("POST", "/retrieve") => (200, Retrieve(Definitions[(kind, name)], request.Body!)),
            _ => (404, null),
        };

    private (int, JsonObject?) Put(string kind, string name, JsonObject body)
    {
        if (kind == "knowledgesources" && !indexes.ContainsKey((string)body["searchIndexParameters"]!["searchIndexName"]!))
            throw new BadSearchException("no such index");
        if (body.ContainsKey("models") || body.ContainsKey("outputMode"))
            throw new BadSearchException("the stable version has no models");
        foreach (var source in body["knowledgeSources"]?.AsArray() ?? [])
            if (!Definitions.ContainsKey(("knowledgesources", (string)source!["name"]!)))
                throw new BadSearchException("no such knowledge source");

        Definitions[(kind, name)] = (JsonObject)body.DeepClone();
        return (201, (JsonObject)body.DeepClone());
    }

    private JsonObject Retrieve(JsonObject knowledge, JsonObject body)
    {
        if (body.FirstOrDefault(property => !Known.Contains(property.Key)).Key is { } unknown)
            throw new BadSearchException($"no property '{unknown}'");

        var references = new JsonArray();
        foreach (var source in knowledge["knowledgeSources"]!.AsArray().Select(each => (string)each!["name"]!))
        {
            // As in Azure, a source without parameters in the request is asked too, without a filter.
            var given = body["knowledgeSourceParams"]!.AsArray().FirstOrDefault(each => (string?)each!["knowledgeSourceName"] == source);
            foreach (var intent in body["intents"]!.AsArray())
                Search(source, (string)intent!["search"]!, ForgetsFilter ? null : (string?)given?["filterAddOn"], references);
        }

        return new() { ["response"] = new JsonArray(), ["references"] = references };
    }

    private void Search(string source, string text, string? filter, JsonArray references)
    {
        var parameters = Definitions[("knowledgesources", source)]["searchIndexParameters"]!;
        var index = indexes[(string)parameters["searchIndexName"]!];
        var query = new JsonObject
        {
            ["search"] = text,
            ["filter"] = filter,
            ["queryType"] = "semantic",
            ["semanticConfiguration"] = (string?)parameters["semanticConfigurationName"],
            ["select"] = string.Join(',', parameters["sourceDataFields"]!.AsArray().Select(field => (string)field!["name"]!)),
        };
        foreach (var hit in index.Search(query, null, 200).Body["value"]!.AsArray().Cast<JsonObject>())
        {
            var data = (JsonObject)hit.DeepClone();
            data.Remove("@search.score");
            data.Remove("@search.rerankerScore");
            references.Add(
                new JsonObject
                {
                    ["type"] = "searchIndex",
                    ["rerankerScore"] = hit["@search.rerankerScore"]!.DeepClone(),
                    ["sourceData"] = data,
                }
            );
        }
    }
}
