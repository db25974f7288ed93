namespace App.Limits;

/// <summary>Registers the limits. Tokens are counted only in mode Azure.</summary>
internal static class LimitServices
{
    public static void AddLimits(this IServiceCollection services, LimitSettings limits, bool countsTokens)
    {
        services.AddSingleton(limits);
        services.AddRateLimiter(limiter => RateLimits.Add(limiter, limits));
        services.AddSingleton<AnswerPlaces>();
        services.AddSingleton<TokenBudget>();
        services.AddSingleton<TokenAdmission>();
        services.AddSingleton<ConversationWindow>();
        if (countsTokens)
            services.AddSingleton<TokenCounter>();
        services.AddHostedService<TokenizerWarmUp>();
    }
}
