using App.Hosting;

namespace App.Limits;

/// <summary>Everything that says how much may be asked for. Tokens are counted only where a model counts them.</summary>
internal static class LimitServices
{
    public static void AddLimits(this IServiceCollection services, AppSettings settings)
    {
        services.AddSingleton(settings.Limits);
        services.AddRateLimiter(limiter => RateLimits.Add(limiter, settings.Limits));
        services.AddSingleton<AnswerPlaces>();
        services.AddSingleton<TokenBudget>();
        services.AddSingleton<TokenAdmission>();
        services.AddSingleton<ConversationWindow>();
        if (settings.Model is not null)
        {
            services.AddSingleton<TokenCounter>();
            services.AddHostedService<TokenizerWarmUp>();
        }
    }
}
