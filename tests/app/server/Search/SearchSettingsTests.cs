using App.Hosting;
using App.Search;
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
    public void Everything_else_has_a_default()
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
    public void In_production_everything_that_is_missing_is_named_at_once() =>
        Assert.Equal(
            [
                "Search:Endpoint is not set; set Search__Endpoint=https://<service>.search.windows.net",
                "AzureAI:EmbeddingDeployment is not set; set AzureAI__EmbeddingDeployment=embedding",
                "Documents:ContainerUri is not set; set Documents__ContainerUri=https://<account>.blob.core.windows.net/documents",
                "Ingestion:StateContainerUri is not set; set Ingestion__StateContainerUri=https://<account>.blob.core.windows.net/state",
            ],
            Problems(Needed.ToDictionary(setting => setting.Key, _ => (string?)null))
        );

    [Fact]
    public void Everything_that_is_wrong_is_named_at_once_with_what_is_allowed() =>
        Assert.Equal(
            [
                "Search:Endpoint is 'http://srch.example/'; allowed: an https address; set Search__Endpoint=https://<service>.search.windows.net",
                "Search:Index is 'Knowledge_1'; allowed: at most 60 of a-z, 0-9 and single dashes, beginning with a letter; set Search__Index=knowledge",
                "Search:SemanticRanker is 'yes'; allowed: true, false; set Search__SemanticRanker=true",
                "Search:SemanticWaitMilliseconds is '100'; allowed: a whole number from 700 to 10000; set Search__SemanticWaitMilliseconds=1500",
                "AzureAI:EmbeddingDimensions is '1'; allowed: a whole number from 2 to 4096; set AzureAI__EmbeddingDimensions=1536",
                "Ingestion:EveryMinutes is '0'; allowed: a whole number from 1 to 1440; set Ingestion__EveryMinutes=15",
                "Ingestion:OnStart is 'later'; allowed: true, false; set Ingestion__OnStart=true",
                "Search:EncryptionKey:Uri is 'https://kv.vault.azure.net/keys/index'; allowed: the identifier of a key with its version; "
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
    public void Outside_production_no_search_service_is_needed() =>
        Assert.Null(SearchSettings.Read(Reader(new() { ["Search:Endpoint"] = null }), isRequired: false));

    [Fact]
    public void A_key_is_named_with_its_version_and_with_who_reads_it() =>
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
    public void In_production_the_bundled_documents_alone_are_a_choice_that_is_spelled_out() =>
        Assert.Null(SearchSettings.Read(Reader(new() { ["Search:Endpoint"] = null, ["Search:Bundled"] = "true" }), isRequired: true));

    [Fact]
    public void The_recipe_changes_with_the_model_and_its_dimensions()
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
