using App.Credentials;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace App.History;

/// <summary>Registers the store of conversations, if one is configured.</summary>
internal static class HistoryServices
{
    public const string Transport = "history";

    public static void AddHistory(this IServiceCollection services, HistorySettings? settings)
    {
        services.AddSingleton<AnswerRecorder>();
        if (settings is null)
            return;

        services.AddSingleton(settings);
        services.AddAppCredential();
        services
            .AddHttpClient(Transport)
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(1), PooledConnectionLifetime = TimeSpan.FromMinutes(5) }
            );
        services.AddSingleton(Create);
        services.AddSingleton<IConversationStore, TableConversationStore>();
        services.AddSingleton<IPersonalData>(provider => provider.GetRequiredService<IConversationStore>());
        services.AddHostedService<RetentionSweep>();
    }

    // An answer waits for its save, so retries and timeouts are short.
    private static TableServiceClient Create(IServiceProvider services) =>
        new(
            services.GetRequiredService<HistorySettings>().TableEndpoint,
            services.GetRequiredService<TokenCredential>(),
            new TableClientOptions
            {
                Transport = new HttpClientTransport(services.GetRequiredService<IHttpClientFactory>().CreateClient(Transport)),
                Retry =
                {
                    MaxRetries = 1,
                    Delay = TimeSpan.FromMilliseconds(100),
                    NetworkTimeout = TimeSpan.FromSeconds(5),
                },
            }
        );
}
