using System.ClientModel;
using App.LanguageModel;
using App.Tests.Credentials;
using App.Tests.Ingestion;
using App.Tests.Search;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace App.Tests.LanguageModel;

public sealed class PatientEmbeddingsTests : IAsyncLifetime
{
    private readonly EmbeddingEndpoint endpoint = new();
    private readonly ImpatientClock clock = new();
    private FakeAzureOpenAI fake = null!;
    private ServiceProvider services = null!;

    public async Task InitializeAsync()
    {
        fake = await FakeAzureOpenAI.StartAsync((_, _) => Task.CompletedTask);
        fake.Embed = endpoint.AnswerAsync;
        var settings = new ModelSettings
        {
            Endpoints = [new Uri(fake.Address)],
            ChatDeployment = "chat",
            TokenScope = "scope",
            MaximumOutputTokens = 64,
            FirstToken = TimeSpan.FromSeconds(1),
            NextToken = TimeSpan.FromSeconds(1),
        };
        var collection = new ServiceCollection().AddLogging().AddMetrics().AddSingleton<TimeProvider>(clock);
        collection.AddModel(settings);
        collection.AddModelTransport("bulk", settings);
        collection.AddSingleton<Azure.Core.TokenCredential>(new CountedCredential(TimeSpan.FromHours(1)));
        collection
            .AddHttpClient("bulk")
            .ConfigurePrimaryHttpMessageHandler(() =>
            {
                var connections = ModelClient.Connections();
                connections.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => fake.IsIts(certificate);
                return connections;
            });
        services = collection.BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await services.DisposeAsync();
        await fake.DisposeAsync();
    }

    [Fact]
    public async Task Texts_are_embedded_in_one_request_in_order_with_the_set_dimensions()
    {
        string[] texts = ["one subject", "another", "a third"];

        var vectors = await Embeddings().GenerateAsync(texts);

        var request = Assert.Single(endpoint.Requests);
        Assert.Equal(("embedding", 256), ((string)request["model"]!, (int)request["dimensions"]!));
        Assert.Equal(texts.Select(text => FakeEmbeddings.VectorOf(text, 256)), vectors.Select(vector => vector.Vector.ToArray()));
    }

    [Fact]
    public async Task A_throttled_embedding_request_is_retried_after_Retry_After()
    {
        var calls = 0;
        fake.Embed = context =>
            Interlocked.Increment(ref calls) switch
            {
                1 => FakeAzureOpenAI.RefuseAsync(context, 429, headers: ("Retry-After", "17")),
                2 => FakeAzureOpenAI.RefuseAsync(context, 429, headers: ("Retry-After", "45")),
                _ => endpoint.AnswerAsync(context),
            };

        Assert.Single(await Embeddings().GenerateAsync(["text"]));
        Assert.Equal([TimeSpan.FromSeconds(17), TimeSpan.FromSeconds(45)], clock.Waits);
    }

    [Fact]
    public async Task A_retry_delay_is_at_most_five_minutes()
    {
        fake.Embed = context => FakeAzureOpenAI.RefuseAsync(context, 429, headers: ("Retry-After", "9000"));

        await Assert.ThrowsAsync<ClientResultException>(() => Embeddings().GenerateAsync(["text"]));

        Assert.Equal(Enumerable.Repeat(TimeSpan.FromMinutes(1), 5), clock.Waits);
    }

    [Theory]
    [InlineData(429, 6)]
    [InlineData(401, 1)]
    public async Task An_embedding_model_that_keeps_failing_fails_the_run(int status, int tries)
    {
        var calls = 0;
        fake.Embed = context =>
        {
            calls++;
            return FakeAzureOpenAI.RefuseAsync(context, status, headers: ("Retry-After", "17"));
        };

        await Assert.ThrowsAsync<ClientResultException>(() => Embeddings().GenerateAsync(["text"]));

        Assert.Equal(tries, calls);
    }

    private PatientEmbeddings Embeddings() => new(ModelClient.Embeddings(services, "bulk", "embedding", 256), clock);
}
