using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace App.Credentials;

/// <summary>The app's only credential: its managed identity in Azure, your own sign-in on a developer machine.</summary>
internal static class AppCredential
{
    private const string Variable = "AZURE_TOKEN_CREDENTIALS";

    /// <exception cref="InvalidLoginException">The variable names no credential of Azure.Identity.</exception>
    public static TokenCredential Create(TimeProvider clock)
    {
        try
        {
            return new CachedCredential(new DefaultAzureCredential(), clock);
        }
        catch (InvalidOperationException)
        {
            throw new InvalidLoginException(
                $"{Variable} must be dev, prod or the name of one credential, such as ManagedIdentityCredential, got "
                    + $"'{Environment.GetEnvironmentVariable(Variable)}'; unset {Variable}"
            );
        }
    }

    /// <summary>Registers one credential for all services. Can be called more than once.</summary>
    public static void AddAppCredential(this IServiceCollection services) =>
        services.TryAddSingleton(services => Create(services.GetRequiredService<TimeProvider>()));
}
