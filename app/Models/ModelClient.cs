using System.ClientModel.Primitives;
using App.Identity;
using Azure.Core;
using Microsoft.Extensions.AI;
using OpenAI;

namespace App.Models;

/// <summary>The chat client of Azure OpenAI: the OpenAI package on the v1 endpoint, by identity.</summary>
internal static class ModelClient
{
    public const string Transport = "model";

    public static void AddModel(this IServiceCollection services, ModelSettings settings)
    {
        services.AddSingleton(settings);
        services.AddAppCredential();
        services.AddSingleton<ModelTraffic>();
        services.AddHttpClient(Transport, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(Connections)
            .AddHttpMessageHandler(services => new FailoverHandler(
                settings.Endpoints, services.GetRequiredService<ModelTraffic>(), services.GetRequiredService<TimeProvider>(),
                services.GetRequiredService<ILogger<FailoverHandler>>()));
        services.AddSingleton(Create);
    }

    public static SocketsHttpHandler Connections() => new()
    {
        // Leaving a stream must stop the model at once; by default the rest is read for two seconds.
        ResponseDrainTimeout = TimeSpan.Zero,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    private static IChatClient Create(IServiceProvider services)
    {
        var settings = services.GetRequiredService<ModelSettings>();
        var options = new OpenAIClientOptions
        {
            Endpoint = new Uri(settings.Endpoints[0], "/openai/v1/"),
            Transport = new HttpClientPipelineTransport(services.GetRequiredService<IHttpClientFactory>().CreateClient(Transport)),

            // One place decides what is tried again: the failover handler.
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = TimeSpan.FromMinutes(5),
        };

        // "For evaluation only", and yet the way that the maintainers name for tokens (azure-sdk-for-net #54080).
#pragma warning disable OPENAI001
        var client = new OpenAIClient(new BearerTokenPolicy(services.GetRequiredService<TokenCredential>(), settings.TokenScope), options);
#pragma warning restore OPENAI001
        return new PatientChatClient(client.GetChatClient(settings.ChatDeployment).AsIChatClient(), settings, services.GetRequiredService<TimeProvider>());
    }
}
