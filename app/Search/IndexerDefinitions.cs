using System.Text.Json.Nodes;

namespace App.Search;

/// <summary>
/// The objects with which the service reads, splits and embeds documents ("integrated vectorization"). Each index has its own indexer and
/// skillset with its name, so that an index that is built beside the live one is filled alone.
/// </summary>
internal static class IndexerDefinitions
{
    /// <summary>About 500 tokens: the size of the app's own chunks.</summary>
    private const int ChunkLength = 2_000;
    private const int Overlap = 200;

    /// <summary>
    /// The container by the service's own identity (Microsoft, "Connect to Azure Storage using a managed identity"). It has no policy for
    /// deleted blobs: the native one rejects storage with versions of blobs ("Change and delete detection using indexers"), which recover
    /// overwritten documents. The app removes the chunks of deleted blobs.
    /// </summary>
    public static JsonObject DataSource(SearchSettings settings, IndexerSettings indexer, IndexName index) =>
        new()
        {
            ["name"] = index.ToString(),
            ["type"] = "azureblob",
            ["credentials"] = new JsonObject { ["connectionString"] = $"ResourceId={indexer.Storage};" },
            ["container"] = new JsonObject { ["name"] = settings.Documents.Segments[^1].Trim('/') },
            ["encryptionKey"] = settings.EncryptionKey?.ToJson(),
        };

    /// <summary>
    /// The chunks get what the service knows of a blob; the app completes them (Microsoft, "Define an index projection"). They have no
    /// groups until then: mapping functions, which could split a list of groups, do not work for projections ("Field mappings and
    /// transformations").
    /// </summary>
    public static JsonObject Skillset(SearchSettings settings, IndexerSettings indexer, IndexName index) =>
        new()
        {
            ["name"] = index.ToString(),
            ["skills"] = new JsonArray(
                new JsonObject
                {
                    ["@odata.type"] = "#Microsoft.Skills.Text.SplitSkill",
                    ["context"] = "/document",
                    ["textSplitMode"] = "pages",
                    ["maximumPageLength"] = ChunkLength,
                    ["pageOverlapLength"] = Overlap,
                    ["inputs"] = new JsonArray(Source("text", "/document/content")),
                    ["outputs"] = new JsonArray(new JsonObject { ["name"] = "textItems", ["targetName"] = "pages" }),
                },
                new JsonObject
                {
                    ["@odata.type"] = "#Microsoft.Skills.Text.AzureOpenAIEmbeddingSkill",
                    ["context"] = "/document/pages/*",
                    ["resourceUri"] = $"https://{indexer.Account}.openai.azure.com",
                    ["deploymentId"] = settings.EmbeddingDeployment,
                    ["modelName"] = settings.EmbeddingModel.Split(' ')[0],
                    ["dimensions"] = settings.EmbeddingDimensions,
                    ["inputs"] = new JsonArray(Source("text", "/document/pages/*")),
                    ["outputs"] = new JsonArray(new JsonObject { ["name"] = "embedding", ["targetName"] = "vector" }),
                }
            ),
            ["indexProjections"] = new JsonObject
            {
                ["selectors"] = new JsonArray(
                    new JsonObject
                    {
                        ["targetIndexName"] = index.ToString(),
                        ["parentKeyFieldName"] = "parentKey",
                        ["sourceContext"] = "/document/pages/*",
                        ["mappings"] = new JsonArray(
                            Source("text", "/document/pages/*"),
                            Source("vector", "/document/pages/*/vector"),
                            Source("title", "/document/metadata_storage_name"),
                            Source("documentId", "/document/metadata_storage_path"),
                            Source("modifiedAt", "/document/metadata_storage_last_modified")
                        ),
                    }
                ),
                ["parameters"] = new JsonObject { ["projectionMode"] = "skipIndexingParentDocuments" },
            },
            ["encryptionKey"] = settings.EncryptionKey?.ToJson(),
        };

    /// <summary>
    /// It runs in the private environment, which alone uses shared private links ("Make outbound connections through a shared private
    /// link"). The app starts each run, and completes the chunks after it; the daily schedule continues a run that the service ended.
    /// A document that cannot be read does not stop the others.
    /// </summary>
    public static JsonObject Indexer(SearchSettings settings, IndexName index) =>
        new()
        {
            ["name"] = index.ToString(),
            ["dataSourceName"] = index.ToString(),
            ["skillsetName"] = index.ToString(),
            ["targetIndexName"] = index.ToString(),
            ["schedule"] = new JsonObject { ["interval"] = "P1D" },
            ["parameters"] = new JsonObject
            {
                ["maxFailedItems"] = -1,
                ["maxFailedItemsPerBatch"] = -1,
                ["configuration"] = new JsonObject
                {
                    ["dataToExtract"] = "contentAndMetadata",
                    ["parsingMode"] = "default",
                    ["indexedFileNameExtensions"] = ".md,.markdown,.html,.htm,.txt,.pdf,.docx",
                    ["executionEnvironment"] = "private",
                },
            },
            ["encryptionKey"] = settings.EncryptionKey?.ToJson(),
        };

    private static JsonObject Source(string name, string source) => new() { ["name"] = name, ["source"] = source };
}
