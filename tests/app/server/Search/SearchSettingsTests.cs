using App.Search;
using App.Settings;
using Microsoft.Extensions.Configuration;

namespace App.Tests.Search;

public sealed class SearchSettingsTests
{
    private static readonly Dictionary<string, string?> Needed = new()
    {
        ["Search:Endpoint"] = "https://srch.search.windows.net",
        ["AzureAI:EmbeddingDeployment"] = "embedding",
        ["Documents:ContainerUri"] = "https://doc.blob.core.windows.net/documents",
        ["Ingestion:StateContainerUri"] = "https://doc.blob.core.windows.net/state",
    };

    [Fact]
    public void All_other_settings_have_a_default()
    {
        var settings = Read([])!;

        Assert.Equal(
            ("knowledge", true, true, 1_536),
            (settings.Alias, settings.SemanticRanker, settings.OnStart, settings.EmbeddingDimensions)
        );
        Assert.Equal((TimeSpan.FromMilliseconds(1_500), TimeSpan.FromMinutes(15)), (settings.SemanticWait, settings.Every));
        Assert.Equal("embedding", settings.EmbeddingModel);
        Assert.Null(settings.EncryptionKey);
    }

    [Fact]
    public void In_production_all_missing_settings_are_reported_together() =>
        Assert.Equal(
            [
                "Search:Endpoint must be an https address, got nothing; set Search__Endpoint=https://<service>.search.windows.net",
                "AzureAI:EmbeddingDeployment must be the name of a deployment, got nothing; set AzureAI__EmbeddingDeployment=embedding",
                "Documents:ContainerUri must be an https address, got nothing; "
                    + "set Documents__ContainerUri=https://<account>.blob.core.windows.net/documents",
                "Ingestion:StateContainerUri must be an https address, got nothing; "
                    + "set Ingestion__StateContainerUri=https://<account>.blob.core.windows.net/state",
            ],
            Problems(Needed.ToDictionary(setting => setting.Key, _ => (string?)null))
        );

    [Fact]
    public void All_invalid_settings_are_reported_with_allowed_values() =>
        Assert.Equal(
            [
                "Search:Endpoint must be an https address, got 'http://srch.example/'; "
                    + "set Search__Endpoint=https://<service>.search.windows.net",
                "Search:Index must be at most 60 of a-z, 0-9 and single dashes, starting with a letter, got 'Knowledge_1'; "
                    + "set Search__Index=knowledge",
                "Search:SemanticRanker must be true or false, got 'yes'; set Search__SemanticRanker=true",
                "Search:SemanticWaitMilliseconds must be a whole number from 700 to 10000, got '100'; "
                    + "set Search__SemanticWaitMilliseconds=1500",
                "AzureAI:EmbeddingDimensions must be a whole number from 2 to 4096, got '1'; set AzureAI__EmbeddingDimensions=1536",
                "Ingestion:EveryMinutes must be a whole number from 1 to 1440, got '0'; set Ingestion__EveryMinutes=15",
                "Ingestion:OnStart must be true or false, got 'later'; set Ingestion__OnStart=true",
                "Search:EncryptionKey:Uri must be a key identifier with its version, got 'https://kv.vault.azure.net/keys/index'; "
                    + "set Search__EncryptionKey__Uri=https://<vault>.vault.azure.net/keys/<key>/<version>",
            ],
            Problems(
                new()
                {
                    ["Search:Endpoint"] = "http://srch.example/",
                    ["Search:Index"] = "Knowledge_1",
                    ["Search:SemanticRanker"] = "yes",
                    ["Search:SemanticWaitMilliseconds"] = "100",
                    ["AzureAI:EmbeddingDimensions"] = "1",
                    ["Ingestion:EveryMinutes"] = "0",
                    ["Ingestion:OnStart"] = "later",
                    ["Search:EncryptionKey:Uri"] = "https://kv.vault.azure.net/keys/index",
                }
            )
        );

    [Fact]
    public void Outside_production_no_search_service_is_required() =>
        Assert.Null(SearchSettings.Read(Reader(new() { ["Search:Endpoint"] = null }), isRequired: false));

    [Fact]
    public void The_encryption_key_has_name_version_and_identity() =>
        Assert.Equal(
            new IndexEncryptionKey(new Uri("https://kv.vault.azure.net/"), "index", "0123", "/subscriptions/s/identity"),
            Read(
                new()
                {
                    ["Search:EncryptionKey:Uri"] = "https://kv.vault.azure.net/keys/index/0123",
                    ["Search:EncryptionKey:Identity"] = "/subscriptions/s/identity",
                }
            )!.EncryptionKey
        );

    [Fact]
    public void An_indexer_needs_a_storage_account_and_an_ai_account()
    {
        const string Storage = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/doc";
        Dictionary<string, string?> whole = new()
        {
            ["Ingestion:Engine"] = "indexer",
            ["Ingestion:StorageId"] = Storage,
            ["Ingestion:EmbeddingAccount"] = "aif-chat",
        };

        Assert.Null(Read(new(whole) { ["Ingestion:Engine"] = "App" })!.Indexer);
        Assert.Equal(new IndexerSettings(Storage, "aif-chat"), Read(whole)!.Indexer);
        Assert.Equal(IndexSchema.Version + IndexSchema.OfIndexers, Read(whole)!.Recipe.Schema);
        Assert.Equal(
            [
                "Ingestion:StorageId must be the resource id of a storage account where Ingestion:Engine is Indexer, got 'doc'; "
                    + "set Ingestion__StorageId=/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Storage/storageAccounts/"
                    + "<account>",
                "Ingestion:EmbeddingAccount must be the name of an AI account where Ingestion:Engine is Indexer, got nothing; "
                    + "set Ingestion__EmbeddingAccount=<account>",
            ],
            Problems(new() { ["Ingestion:Engine"] = "Indexer", ["Ingestion:StorageId"] = "doc" })
        );
    }

    [Fact]
    public void A_knowledge_base_needs_the_semantic_ranker_and_an_ai_account()
    {
        Dictionary<string, string?> whole = new() { ["Search:KnowledgeBase"] = "true", ["Ingestion:EmbeddingAccount"] = "aif-chat" };

        Assert.Null(Read([])!.KnowledgeBase);
        Assert.Equal(new KnowledgeBaseSettings("aif-chat"), Read(whole)!.KnowledgeBase);
        Assert.Equal(IndexSchema.Version + IndexSchema.OfKnowledgeBases, Read(whole)!.Recipe.Schema);
        Assert.Equal(
            [
                "Search:SemanticRanker must be true where Search:KnowledgeBase is true, got 'false'; set Search__SemanticRanker=true",
                "Ingestion:EmbeddingAccount must be the name of an AI account where Search:KnowledgeBase is true, got nothing; "
                    + "set Ingestion__EmbeddingAccount=<account>",
            ],
            Problems(new() { ["Search:KnowledgeBase"] = "true", ["Search:SemanticRanker"] = "false" })
        );
    }

    [Fact]
    public void In_production_bundled_documents_require_an_explicit_setting() =>
        Assert.Null(SearchSettings.Read(Reader(new() { ["Search:Endpoint"] = null, ["Search:Bundled"] = "true" }), isRequired: true));

    [Fact]
    public void The_recipe_depends_on_the_model_and_its_dimensions()
    {
        var recipe = Read([])!.Recipe;

        Assert.NotEqual(recipe, Read(new() { ["AzureAI:EmbeddingModel"] = "text-embedding-3-large@1" })!.Recipe);
        Assert.NotEqual(recipe, Read(new() { ["AzureAI:EmbeddingDimensions"] = "3072" })!.Recipe);
        Assert.Equal(recipe, Read(new() { ["Ingestion:EveryMinutes"] = "30" })!.Recipe);
    }

    private static SearchSettings? Read(Dictionary<string, string?> values) => SearchSettings.Read(Reader(values), isRequired: true);

    private static IReadOnlyList<string> Problems(Dictionary<string, string?> values)
    {
        var read = Reader(values);
        SearchSettings.Read(read, isRequired: true);
        return Assert.Throws<SettingsException>(read.ThrowIfWrong).Problems;
    }

    private static SettingsReader Reader(Dictionary<string, string?> values) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(Needed).AddInMemoryCollection(values).Build());
}
