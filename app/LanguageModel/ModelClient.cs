using System.ClientModel.Primitives;
using App.Credentials;
using App.Telemetry;
using Azure.Core;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenAI;

namespace App.LanguageModel;

/// <summary>The clients of Azure OpenAI: the OpenAI package on the v1 endpoint, by identity.</summary>
internal static class ModelClient
{
    public const string Transport = "model";

    public static void AddModel(this IServiceCollection services, ModelSettings settings)
    {
        services.AddSingleton(settings);
        services.AddAppCredential();
        services.TryAddSingleton<ChatMetrics>();
        services.AddSingleton<ModelTraffic>();
        services.AddModelTransport(Transport, settings);
        services.AddSingleton(Create);
    }

    /// <summary>Each has its own memory of which endpoint rests: where bulk work is throttled, questions are not.</summary>
    public static void AddModelTransport(this IServiceCollection services, string name, ModelSettings settings) =>
        services
            .AddHttpClient(name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(Connections)
            .AddHttpMessageHandler(services => new FailoverHandler(
                settings.Endpoints,
                settings.FirstToken,
                services.GetRequiredService<ModelTraffic>(),
                services.GetRequiredService<TimeProvider>(),
                services.GetRequiredService<ILogger<FailoverHandler>>()
            ));

    public static SocketsHttpHandler Connections() =>
        new()
        {
            // Leaving a stream must stop the model at once; by default the rest is read for two seconds. A whole answer is left one
            // chunk before its end: without a moment for that chunk, every chat would open a connection of its own.
            ResponseDrainTimeout = TimeSpan.FromMilliseconds(20),
            MaxResponseDrainSize = 64,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };

    public static IEmbeddingGenerator<string, Embedding<float>> Embeddings(
        IServiceProvider services,
        string transport,
        string deployment,
        int dimensions
    ) => Client(services, transport).GetEmbeddingClient(deployment).AsIEmbeddingGenerator(dimensions);

    private static IChatClient Create(IServiceProvider services)
    {
        var settings = services.GetRequiredService<ModelSettings>();
        var client = Client(services, Transport).GetChatClient(settings.ChatDeployment).AsIChatClient();
        return new PatientChatClient(client, settings, services.GetRequiredService<TimeProvider>());
    }

    private static OpenAIClient Client(IServiceProvider services, string transport)
    {
        var settings = services.GetRequiredService<ModelSettings>();
        var options = new OpenAIClientOptions
        {
            Endpoint = new Uri(settings.Endpoints[0], "/openai/v1/"),
            Transport = new HttpClientPipelineTransport(services.GetRequiredService<IHttpClientFactory>().CreateClient(transport)),

            // One place decides what is tried again: the failover handler.
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = TimeSpan.FromMinutes(5),
        };

        // "For evaluation only", and yet the way that the maintainers name for tokens (azure-sdk-for-net #54080).
#pragma warning disable OPENAI001
        return new OpenAIClient(new BearerTokenPolicy(services.GetRequiredService<TokenCredential>(), settings.TokenScope), options);
#pragma warning restore OPENAI001
    }
}
