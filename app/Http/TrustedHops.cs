using Microsoft.AspNetCore.HttpOverrides;

namespace App.Http;

/// <summary>Whom the app believes about where a request came from: as many front ends as stand before it, and nobody further out.</summary>
internal static class TrustedHops
{
    public static IServiceCollection AddTrustedHops(this IServiceCollection services, HttpSettings settings) =>
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.ForwardLimit = settings.TrustedHops;

            // The front ends' addresses change; that nobody else reaches the app is the network's to see to.
            options.KnownIPNetworks.Clear();
            options.KnownProxies.Clear();
        });

    public static void UseTrustedHops(this IApplicationBuilder app, HttpSettings settings)
    {
        if (settings.TrustedHops > 0)
            app.UseForwardedHeaders();
    }
}
