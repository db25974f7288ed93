using App.Identity;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace App.Readiness;

/// <summary>/healthz: the process responds. /readyz: it can answer questions, and in which version.</summary>
internal static class HealthProbes
{
    public const string Liveness = "/healthz";
    public const string Readiness = "/readyz";
    public const string Index = "index";

    /// <summary>The checks run in parallel.</summary>
    public static void AddHealthProbes(this IServiceCollection services, SignInSettings signIn, bool hasModel)
    {
        var checks = services.AddHealthChecks().AddCheck<StoppingCheck>("lifetime");
        checks.AddPart<ConfigurationCheck>("configuration");
        checks.AddPart<IndexCheck>(Index);
        if (hasModel)
            checks.AddPart<ModelCheck>("model");
        if (signIn.IsRequired)
        {
            services.AddSingleton(signIn);
            checks.AddPart<SignInCheck>("sign-in");
        }
    }

    public static void MapHealthProbes(this IEndpointRouteBuilder routes)
    {
        var reading = new HttpMethodMetadata(["GET", "HEAD"]);
        routes.MapHealthChecks(Liveness, new HealthCheckOptions { Predicate = _ => false }).WithMetadata(reading);
        routes.MapHealthChecks(Readiness, new HealthCheckOptions { ResponseWriter = ReadinessReport.WriteAsync }).WithMetadata(reading);
    }

    private static void AddPart<T>(this IHealthChecksBuilder checks, string name)
        where T : class, IHealthCheck
    {
        checks.Services.AddKeyedSingleton(name, (services, _) =>
            new KeptCheck(
                ActivatorUtilities.CreateInstance<T>(services),
                name,
                services.GetRequiredService<TimeProvider>(),
                services.GetRequiredService<ILogger<KeptCheck>>()
            )
        );
        checks.Add(new HealthCheckRegistration(name, services => services.GetRequiredKeyedService<KeptCheck>(name), null, null));
    }
}
