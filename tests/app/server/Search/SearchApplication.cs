using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using App.Credentials;
using App.LanguageModel;
using App.Search;
using App.Tests.History;
using App.Tests.Ingestion;
using App.Tests.LanguageModel;
using App.Tests.Storage;
using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.DependencyInjection;

namespace App.Tests.Search;

/// <summary>The app as it runs in Production: a search service, a model and a storage account, each over HTTPS by identity.</summary>
internal sealed class SearchApplication : IAsyncDisposable
{
    private readonly HttpClient http;

    private SearchApplication(
        FakeSearch search,
        FakeAzureOpenAI model,
        Azurite azurite,
        BlobContainerClient documents,
        BlobContainerClient state,
        HttpClient http
    )
    {
        (Search, Model, Documents, State, this.http) = (search, model, documents, state, http);
        App = new ChatApplication
        {
            Environment = "Production",
            Settings = new(ModelApplication.Settings(model.Address))
            {
                ["Search:Bundled"] = "false",
                ["Search:Endpoint"] = search.Address.AbsoluteUri,
                ["AzureAI:EmbeddingDeployment"] = "embedding",
                ["AzureAI:EmbeddingDimensions"] = "64",
                ["Documents:ContainerUri"] = documents.Uri.AbsoluteUri,
                ["Ingestion:StateContainerUri"] = state.Uri.AbsoluteUri,
                ["Identity:SignIn"] = "AppService",
                ["WEBSITE_AUTH_ENABLED"] = "true",
            },
            Replace = services =>
            {
                services.AddSingleton<TokenCredential>(new CachedCredential(Azurite.Credential, TimeProvider.System));
                foreach (
                    var name in (string[])
                        [ModelClient.Transport, SearchServices.Transport, SearchServices.QuestionEmbeddings, SearchServices.BulkEmbeddings]
                )
                    services.AddHttpClient(name).ConfigurePrimaryHttpMessageHandler(() => Connections(azurite));
                Replace(services);
            },
        };
    }

    public FakeSearch Search { get; }

    public FakeAzureOpenAI Model { get; }

    public BlobContainerClient Documents { get; }

    public BlobContainerClient State { get; }

    public ChatApplication App { get; }

    public Action<IServiceCollection> Replace { get; set; } = _ => { };

    public static async Task<SearchApplication> CreateAsync()
    {
        var (documents, http) = await ReleaseFixture.ContainerAsync();
        var (state, _) = await ReleaseFixture.ContainerAsync();
        return new SearchApplication(
            await FakeSearch.StartAsync(),
            await FakeAzureOpenAI.StartAsync((context, _) => FakeAzureOpenAI.StreamAsync(context, ["So it is [1]."])),
            await Azurite.StartedAsync(),
            documents,
            state,
            http
        );
    }

    public Task PutAsync(string name, string content, string groups) =>
        Documents
            .GetBlobClient(name)
            .UploadAsync(
                BinaryData.FromString(content),
                new BlobUploadOptions { Metadata = new Dictionary<string, string> { ["groups"] = groups } }
            );

    /// <summary>Starts the app; ends when its first index is live.</summary>
    public async Task StartAsync()
    {
        var live = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Search.Pointed = live.SetResult;
        _ = App.Server;
        await live.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    /// <summary>The events of an answer to a member of these groups.</summary>
    public async Task<IReadOnlyList<ServerSentEvent>> AskAsync(string question, params string[] groups)
    {
        var claims = groups
            .Select(group => new { typ = "groups", val = group })
            .Append(new { typ = "oid", val = $"user-{string.Join('-', groups)}" });
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/chat")
        {
            Content = JsonContent.Create(ChatApplication.Question(question)),
        };
        request.Headers.Add(
            "X-MS-CLIENT-PRINCIPAL",
            Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { claims })))
        );
        return await ServerSentEvent.ReadAllAsync(await App.CreateClient().SendAsync(request));
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Search.DisposeAsync();
        await Model.DisposeAsync();
        http.Dispose();
    }

    private SocketsHttpHandler Connections(Azurite azurite)
    {
        var connections = ModelClient.Connections();
        var (search, storage) = (Search.Connections().SslOptions, azurite.Connections().SslOptions);
        connections.SslOptions.RemoteCertificateValidationCallback = (sender, shown, chain, errors) =>
            Model.IsIts(shown)
            || search.RemoteCertificateValidationCallback!(sender, shown, chain, errors)
            || storage.RemoteCertificateValidationCallback!(sender, shown, chain, errors);
        return connections;
    }
}
