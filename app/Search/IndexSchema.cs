using System.Text.Json.Nodes;

namespace App.Search;

/// <summary>The schema of an index. Fields have only the attributes that searches need.</summary>
internal static class IndexSchema
{
    /// <summary>
    /// Raise it with every change below: a new index is then built beside the live one. A test compares the schema with a snapshot.
    /// </summary>
    public const int Version = 2;

    /// <summary>Added to the number of a schema that an indexer fills.</summary>
    public const int OfIndexers = 1_000;

    /// <summary>Added to the number of a schema in which the service makes the vectors of questions, for a knowledge base.</summary>
    public const int OfKnowledgeBases = 2_000;

    public const string SemanticConfiguration = "chunks";
    private const string VectorProfile = "vectors";

    /// <summary>The request body that creates an index.</summary>
    /// <param name="schema">With the number of a schema that an indexer fills, <see cref="ForIndexer"/> applies.</param>
    /// <param name="vectorizer">Makes the vectors of questions; null leaves that to the app.</param>
    public static JsonObject Definition(
        string name,
        int dimensions,
        IndexEncryptionKey? key,
        int schema = Version,
        JsonObject? vectorizer = null
    )
    {
        var definition = new JsonObject
        {
            ["name"] = name,
            ["fields"] = new JsonArray([.. Fields(dimensions, schema)]),
            ["semantic"] = new JsonObject
            {
                ["configurations"] = new JsonArray(
                    new JsonObject
                    {
                        ["name"] = SemanticConfiguration,
                        ["prioritizedFields"] = new JsonObject
                        {
                            ["titleField"] = Named("title"),
                            ["prioritizedContentFields"] = new JsonArray(Named("text")),
                            ["prioritizedKeywordsFields"] = new JsonArray(Named("heading")),
                        },
                    }
                ),
            },
            ["vectorSearch"] = new JsonObject
            {
                ["algorithms"] = new JsonArray(
                    new JsonObject
                    {
                        ["name"] = "graph",
                        ["kind"] = "hnsw",
                        ["hnswParameters"] = new JsonObject
                        {
                            ["metric"] = "cosine",
                            ["m"] = 4,
                            ["efConstruction"] = 400,
                            ["efSearch"] = 500,
                        },
                    }
                ),
                ["profiles"] = new JsonArray(new JsonObject { ["name"] = VectorProfile, ["algorithm"] = "graph" }),
            },
            ["encryptionKey"] = key?.ToJson(),
        };
        if (vectorizer is not null)
        {
            var vectors = definition["vectorSearch"]!;
            vectors["vectorizers"] = new JsonArray(vectorizer);
            vectors["profiles"]![0]!["vectorizer"] = VectorProfile;
        }

        return definition;
    }

    /// <summary>Differences between a real index and the schema. Attributes that the service omits are not compared.</summary>
    public static IReadOnlyList<string> Differences(JsonObject actual, int dimensions, int schema = Version)
    {
        var there = (actual["fields"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .ToDictionary(field => (string)field["name"]!, StringComparer.Ordinal);
        return
        [
            .. Fields(dimensions, schema)
                .SelectMany(wanted =>
                    !there.TryGetValue((string)wanted["name"]!, out var found)
                        ? [$"the field {wanted["name"]} is missing"]
                        : wanted
                            .Where(attribute => found[attribute.Key] is { } value && !JsonNode.DeepEquals(value, attribute.Value))
                            .Select(attribute =>
                                $"{attribute.Key} of the field {wanted["name"]} is {found[attribute.Key]}, not {attribute.Value}"
                            )
                ),
        ];
    }

    private static IEnumerable<JsonObject> Fields(int dimensions, int schema) =>
        IsOfIndexer(schema) ? ForIndexer(Fields(dimensions)) : Fields(dimensions);

    /// <summary>
    /// Chunks of an indexer need a searchable key with the keyword analyzer and a field for the key of their document (Microsoft, "Define
    /// an index projection"). The app pages through them by key and completes them; a vector that is not stored would be lost then
    /// ("Eliminate optional vector instances from storage").
    /// </summary>
    private static IEnumerable<JsonObject> ForIndexer(IEnumerable<JsonObject> fields)
    {
        foreach (var field in fields)
        {
            if ((string)field["name"]! == "key")
                (field["searchable"], field["filterable"], field["sortable"], field["analyzer"]) = (true, true, true, "keyword");
            if ((string)field["name"]! == "vector")
                field["stored"] = true;
            yield return field;
        }

        yield return Field("parentKey", "Edm.String", filterable: true);
    }

    private static IEnumerable<JsonObject> Fields(int dimensions) =>
        [
            Field("key", "Edm.String", key: true),
            Field("chunkId", "Edm.String"),
            Field("title", "Edm.String", searchable: true, facetable: true),
            Field("heading", "Edm.String", searchable: true),
            Field("text", "Edm.String", searchable: true),
            // English endings are not Korean ones. Only Korean chunks fill it; a search reads all searchable fields.
            Field("koreanText", "Edm.String", searchable: true, analyzer: "ko.microsoft", retrievable: false),
            Field("page", "Edm.Int32"),
            Field("isSuspicious", "Edm.Boolean"),
            // The position in the document. The first chunk represents the document and is completed last.
            Field("ordinal", "Edm.Int32", filterable: true),
            Field("length", "Edm.Int32", filterable: true),
            Vector(dimensions),
            Field("contentHash", "Edm.String"),
            Field("documentId", "Edm.String", filterable: true, sortable: true),
            Field("documentFingerprint", "Edm.String"),
            Field("documentLength", "Edm.Int64"),
            Field("sourceUri", "Edm.String"),
            Field("modifiedAt", "Edm.DateTimeOffset"),
            Field("indexedAt", "Edm.DateTimeOffset", sortable: true),
            Field("pipelineVersion", "Edm.Int32"),
            Field("embeddingModel", "Edm.String"),
            Field("embeddingDimensions", "Edm.Int32"),
            Field("classification", "Edm.String"),
            Field("groups", "Collection(Edm.String)", filterable: true),
        ];

    private static JsonObject Field(
        string name,
        string type,
        bool key = false,
        bool searchable = false,
        bool filterable = false,
        bool sortable = false,
        bool facetable = false,
        bool retrievable = true,
        string analyzer = "en.microsoft"
    )
    {
        var field = new JsonObject
        {
            ["name"] = name,
            ["type"] = type,
            ["key"] = key,
            ["retrievable"] = retrievable,
            ["searchable"] = searchable,
            ["filterable"] = filterable,
            ["sortable"] = sortable,
            ["facetable"] = facetable,
        };
        if (searchable)
            field["analyzer"] = analyzer;
        return field;
    }

    /// <summary>Not stored for retrieval: a second copy would take as much space as all the text.</summary>
    private static JsonObject Vector(int dimensions) =>
        new()
        {
            ["name"] = "vector",
            ["type"] = "Collection(Edm.Single)",
            ["searchable"] = true,
            ["retrievable"] = false,
            ["stored"] = false,
            ["dimensions"] = dimensions,
            ["vectorSearchProfile"] = VectorProfile,
        };

    /// <summary>Without a vectorizer a knowledge base leaves out vector fields (Microsoft, "Query a knowledge base").</summary>
    public static JsonObject Vectorizer(string account, string deployment, string model) =>
        new()
        {
            ["name"] = VectorProfile,
            ["kind"] = "azureOpenAI",
            ["azureOpenAIParameters"] = new JsonObject
            {
                ["resourceUri"] = $"https://{account}.openai.azure.com",
                ["deploymentId"] = deployment,
                ["modelName"] = model,
            },
        };

    public static bool IsOfIndexer(int schema) => schema / OfIndexers % 2 == 1;

    public static bool IsOfKnowledgeBase(int schema) => schema / OfKnowledgeBases % 2 == 1;

    private static JsonObject Named(string field) => new() { ["fieldName"] = field };
}
