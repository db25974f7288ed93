using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;
using static Infra.Tests.WorkloadTests;

namespace Infra.Tests;

/// <summary>The private ways of search to documents and models.</summary>
public sealed class OutboundLinksTests
{
    private const string Search = "principal-of-search-service";

    private static readonly Lazy<Task<Stack>> Built = new(() => Stack.BuildAsync(Settings(), isPreview: false));

    [Fact]
    public async Task Links_lead_to_documents_and_models_and_are_approved_by_their_message()
    {
        var recorder = (await Built.Value).Recorder;
        var links = recorder.Of("search:SharedPrivateLinkResource").Select(link => Nested(link.Inputs["properties"])).ToArray();

        Assert.Equal(
            [
                ("blob", "/azure-native:storage:StorageAccount/documents-account"),
                ("openai_account", "/azure-native:cognitiveservices:Account/ai-account"),
            ],
            links.Select(link => ((string)link["groupId"], (string)link["privateLinkResourceId"])).Order()
        );
        var template = Nested(Nested(recorder.One("resources:Deployment", "search-links-approval").Inputs["properties"])["template"]);
        Assert.All(List(template["resources"]).Select(Nested), connection =>
        {
            Assert.EndsWith("/link.2", (string)connection["name"]);
            var state = Nested(Nested(connection["properties"])["privateLinkServiceConnectionState"]);
            Assert.Equal(("Approved", links[0]["requestMessage"]), (state["status"], state["description"]));
        });
        Assert.Equal(
            [
                "Microsoft.CognitiveServices/accounts/privateEndpointConnections",
                "Microsoft.Storage/storageAccounts/privateEndpointConnections",
            ],
            List(template["resources"]).Select(connection => (string)Nested(connection)["type"]).Order()
        );
    }

    [Fact]
    public async Task The_own_identity_of_search_reads_the_documents_and_calls_the_models()
    {
        var grants = (await Built.Value).Recorder.Of("authorization:RoleAssignment").Where(IsOfSearch);

        Assert.Equal(
            [
                ("/azure-native:cognitiveservices:Account/ai-account", Infra.Access.Role.OpenAIUser.Id),
                ("/azure-native:storage:BlobContainer/documents-container", Infra.Access.Role.BlobReader.Id),
            ],
            grants.Select(grant => ((string)grant.Inputs["scope"], ((string)grant.Inputs["roleDefinitionId"]).Split('/')[^1])).Order()
        );
    }

    [Fact]
    public async Task The_settings_of_the_app_leave_reading_to_the_indexer()
    {
        var settings = AppSettings((await Built.Value).Recorder);

        Assert.Equal(
            ("Indexer", "/azure-native:storage:StorageAccount/documents-account"),
            (settings["Ingestion__Engine"], settings["Ingestion__StorageId"])
        );
        Assert.StartsWith("aif-", (string)settings["Ingestion__EmbeddingAccount"]);
    }

    [Fact]
    public async Task A_knowledge_base_calls_the_models_and_reads_no_documents()
    {
        var stack = await Stack.BuildAsync(Config.Settings(("knowledgeBase", "true")), isPreview: false);
        var recorder = stack.Recorder;

        Assert.Equal(
            "openai_account",
            Nested(Assert.Single(recorder.Of("search:SharedPrivateLinkResource")).Inputs["properties"])["groupId"]
        );
        var template = Nested(Nested(recorder.One("resources:Deployment", "search-links-approval").Inputs["properties"])["template"]);
        Assert.StartsWith("Microsoft.CognitiveServices/", (string)Nested(Assert.Single(List(template["resources"])))["type"]);
        Assert.Equal(
            Infra.Access.Role.OpenAIUser.Id,
            ((string)recorder.Of("authorization:RoleAssignment").Single(IsOfSearch).Inputs["roleDefinitionId"]).Split('/')[^1]
        );
        var settings = AppSettings(recorder);
        Assert.Equal("true", settings["Search__KnowledgeBase"]);
        Assert.StartsWith("aif-", (string)settings["Ingestion__EmbeddingAccount"]);
        Assert.DoesNotContain("Ingestion__Engine", settings.Keys);
    }

    [Fact]
    public async Task A_service_that_the_app_fills_calls_nothing()
    {
        var stack = await Stack.BuildAsync(Settings(("ingestion", "app")), isPreview: false);

        Assert.Empty(stack.Recorder.Of("search:SharedPrivateLinkResource"));
        Assert.Empty(stack.Recorder.Of("resources:Deployment"));
        Assert.DoesNotContain(stack.Recorder.Of("authorization:RoleAssignment"), IsOfSearch);
        Assert.Equal(["BlockAll"], List(stack.Recorder.One("search:Service", "search-service").Inputs["dataExfiltrationProtections"]));
        Assert.False(
            (await Built.Value).Recorder.One("search:Service", "search-service").Inputs.ContainsKey("dataExfiltrationProtections")
        );
    }

    [Fact]
    public async Task A_link_without_a_connection_on_its_target_ends_the_update()
    {
        var mocks = new WithoutConnections();

        var failure = await Assert.ThrowsAnyAsync<Exception>(() =>
            Stack.BuildAsync(
                Settings(),
                isPreview: false,
                mocks,
                new Moq.Mock<Infra.Components.Web.IPackageUploader>().Object,
                new QuickClock()
            )
        );

        Assert.Contains("must have a private endpoint connection with the description 'AI Search of aichat, stack", failure.ToString());
    }

    private static Infra.Settings.WorkloadSettings Settings(params (string, string?)[] more) =>
        Config.Settings([("ingestion", "indexer"), ("searchSku", "standard"), .. more]);

    private static bool IsOfSearch(MockResourceArgs grant) => Search.Equals(grant.Inputs["principalId"]);

    private static Dictionary<string, object> AppSettings(Recorder recorder) =>
        List(Nested(recorder.One("web:WebApp", "chat-site").Inputs["siteConfig"])["appSettings"])
            .Select(Nested)
            .ToDictionary(setting => (string)setting["name"], setting => setting["value"]);

    private sealed class WithoutConnections : IMocks
    {
        private readonly Recorder recorder = new();

        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) => recorder.NewResourceAsync(args);

        public Task<object> CallAsync(MockCallArgs args) =>
            args.Token == "azure-native:storage:getStorageAccount"
                ? Task.FromResult<object>(ImmutableDictionary<string, object>.Empty)
                : recorder.CallAsync(args);
    }
}
