using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace App.Credentials;

/// <summary>The app's own identity: a managed one in Azure, the developer's on a laptop. Nothing else opens a door.</summary>
internal static class AppCredential
{
    public static TokenCredential Create(TimeProvider clock) => new CachedCredential(new DefaultAzureCredential(), clock);

    /// <summary>One for all that is called; whoever comes first adds it.</summary>
    public static void AddAppCredential(this IServiceCollection services) =>
        services.TryAddSingleton(services => Create(services.GetRequiredService<TimeProvider>()));
}
