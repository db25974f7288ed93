using System.ClientModel;
using System.ClientModel.Primitives;
using App.Credentials;
using App.Telemetry;
using Azure.Core;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenAI;

namespace App.LanguageModel;

/// <summary>
/// Clients of Azure OpenAI: the OpenAI package on the v1 endpoint, with Entra ID tokens. Other servers of the same protocol have an address
/// and, beyond this machine, a key.
/// </summary>
internal static class ModelClient
{
    public const string Transport = "model";

    public static void AddModel(this IServiceCollection services, ModelSettings settings)
    {
        services.AddSingleton(settings);
        if (settings.IsAzure)
            services.AddAppCredential();
        services.TryAddSingleton<ChatMetrics>();
        services.AddSingleton<ModelTraffic>();
        services.AddModelTransport(Transport, settings);
        services.AddSingleton(Create);
    }

    /// <summary>Each transport has its own cooldowns, so that throttled bulk work does not delay questions.</summary>
    public static void AddModelTransport(this IServiceCollection services, string name, ModelSettings settings)
    {
        var transport = services
            .AddHttpClient(name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(Connections)
            .AddHttpMessageHandler(services => new FailoverHandler(
                settings.Endpoints,
                settings.IsGateway,
                settings.FirstToken,
                services.GetRequiredService<ModelTraffic>(),
                services.GetRequiredService<TimeProvider>(),
                services.GetRequiredService<ILogger<FailoverHandler>>()
            ));
        if (settings.IsGateway)
        {
            services.AddHttpContextAccessor();
            transport.AddHttpMessageHandler(services => new UserOfQuestion(services.GetRequiredService<IHttpContextAccessor>()));
        }
    }

    public static SocketsHttpHandler Connections() =>
        new()
        {
            // A cancelled stream must stop the model at once; the default reads the rest for two seconds. A complete answer has one
            // unread chunk left: without a moment for that chunk, every chat would open a new connection.
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
        return new ReasoningChatClient(new PatientChatClient(client, settings, services.GetRequiredService<TimeProvider>()), settings);
    }

    private static OpenAIClient Client(IServiceProvider services, string transport)
    {
        var settings = services.GetRequiredService<ModelSettings>();
        var options = new OpenAIClientOptions
        {
            Endpoint = settings.BaseAddress,
            Transport = new HttpClientPipelineTransport(services.GetRequiredService<IHttpClientFactory>().CreateClient(transport)),

            // Only the failover handler retries.
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = TimeSpan.FromMinutes(5),
        };

        if (settings.TokenScope is not { } scope)
            return new OpenAIClient(new ApiKeyCredential(settings.ApiKey ?? "none"), options);

        // Marked "for evaluation only", but recommended by the maintainers for tokens (azure-sdk-for-net #54080).
#pragma warning disable OPENAI001
        return new OpenAIClient(new BearerTokenPolicy(services.GetRequiredService<TokenCredential>(), scope), options);
#pragma warning restore OPENAI001
    }
}
