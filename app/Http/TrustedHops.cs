using Microsoft.AspNetCore.HttpOverrides;

namespace App.Http;

/// <summary>Trusts forwarded headers of as many reverse proxies as are configured, and of none before them.</summary>
internal static class TrustedHops
{
    public static IServiceCollection AddTrustedHops(this IServiceCollection services, HttpSettings settings) =>
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.ForwardLimit = settings.TrustedHops;

            // The proxies' addresses change. The network must block all other access to the app.
            options.KnownIPNetworks.Clear();
            options.KnownProxies.Clear();
        });

    public static void UseTrustedHops(this IApplicationBuilder app, HttpSettings settings)
    {
        if (settings.TrustedHops > 0)
            app.UseForwardedHeaders();
    }
}
