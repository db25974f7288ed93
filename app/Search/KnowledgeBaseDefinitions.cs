using System.Text.Json.Nodes;
using App.Identity;

namespace App.Search;

/// <summary>
/// A knowledge base over the live index, and requests to it, in the stable version (Azure/azure-rest-api-specs, search 2026-04-01). That
/// version has no model that plans queries: a request brings the queries (Microsoft, "Migrate agentic retrieval code").
/// </summary>
internal static class KnowledgeBaseDefinitions
{
    private const int MostIntents = 4;
    private const int OutputTokens = 10_000;

    /// <summary>
    /// It has the name of the alias for all indexes, so that a request, which names it, always reaches the live index with its filter.
    /// </summary>
    public static JsonObject Source(SearchSettings settings, IndexName index) =>
        new()
        {
            ["name"] = settings.Alias,
            ["kind"] = "searchIndex",
            ["searchIndexParameters"] = new JsonObject
            {
                ["searchIndexName"] = index.ToString(),
                ["semanticConfigurationName"] = IndexSchema.SemanticConfiguration,
                ["sourceDataFields"] = new JsonArray([.. IndexedChunk.Given.Select(field => new JsonObject { ["name"] = field })]),
            },
            ["encryptionKey"] = settings.EncryptionKey?.ToJson(),
        };

    public static JsonObject Base(SearchSettings settings) =>
        new()
        {
            ["name"] = settings.Alias,
            ["knowledgeSources"] = new JsonArray(new JsonObject { ["name"] = settings.Alias }),
            ["encryptionKey"] = settings.EncryptionKey?.ToJson(),
        };

    /// <summary>Each question of a text is a query of its own; the service runs them at once and ranks their results together.</summary>
    public static JsonObject Request(SearchSettings settings, string question, Caller caller, TimeSpan longest) =>
        new()
        {
            ["intents"] = new JsonArray([
                .. Questions(question).Select(each => new JsonObject { ["type"] = "semantic", ["search"] = each }),
            ]),
            ["knowledgeSourceParams"] = new JsonArray(
                new JsonObject
                {
                    ["knowledgeSourceName"] = settings.Alias,
                    ["kind"] = "searchIndex",
                    ["filterAddOn"] = AccessFilter.For(caller),
                    ["includeReferences"] = true,
                    ["includeReferenceSourceData"] = true,
                }
            ),
            ["maxRuntimeInSeconds"] = (int)longest.TotalSeconds,
            ["maxOutputSizeInTokens"] = OutputTokens,
        };

    private static IEnumerable<string> Questions(string text)
    {
        var parts = text.Split('?', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length < 2
            ? [text]
            : parts.Select(part => $"{part}?").Prepend(text).Distinct(StringComparer.Ordinal).Take(MostIntents);
    }
}
