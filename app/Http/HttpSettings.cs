using App.Settings;

namespace App.Http;

/// <summary>How the app stands behind its front ends, and how it stops.</summary>
internal sealed record HttpSettings
{
    /// <summary>Hosting:TrustedHops. The number of reverse proxies before the app: 0, 1 (App Service) or 2 (a gateway before it).</summary>
    public required int TrustedHops { get; init; }

    /// <summary>Hosting:NoticeSeconds. How long a stopping app reports "not ready" before it stops listening.</summary>
    public required TimeSpan Notice { get; init; }

    /// <summary>Hosting:DrainSeconds. How long open answers can take after that. App Service must wait as long.</summary>
    public required TimeSpan Drain { get; init; }

    public static HttpSettings Read(SettingsReader read, IHostEnvironment environment) =>
        new()
        {
            TrustedHops = read.Number("Hosting:TrustedHops", 0, 0, 2),
            Notice = TimeSpan.FromSeconds(read.Number("Hosting:NoticeSeconds", environment.IsProduction() ? 3 : 0, 0, 60)),
            Drain = TimeSpan.FromSeconds(read.Number("Hosting:DrainSeconds", 30, 1, 120)),
        };
}
