using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace App.Credentials;

/// <summary>The app's only credential: its managed identity in Azure, your own sign-in on a developer machine.</summary>
internal static class AppCredential
{
    public static TokenCredential Create(TimeProvider clock) => new CachedCredential(new DefaultAzureCredential(), clock);

    /// <summary>Registers one credential for all services. Can be called more than once.</summary>
    public static void AddAppCredential(this IServiceCollection services) =>
        services.TryAddSingleton(services => Create(services.GetRequiredService<TimeProvider>()));
}
