using App.Http;
using App.Identity;
using App.LanguageModel;
using App.Limits;
using App.Retrieval;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace App.Suggestions;

/// <summary>POST /api/suggestions: questions that the page offers before the first one and after an answer.</summary>
internal static partial class SuggestionApi
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    private static readonly JsonBody<SuggestionRequest> Body = new(
        SuggestionJson.Default.SuggestionRequest,
        "request",
        "questions and sections",
        MaximumBytes: 128 * 1024,
        WhenTooLarge: "send fewer questions"
    );

    public static void AddSuggestions(this IServiceCollection services, SuggestionSettings settings)
    {
        services.AddSingleton(settings);
        services.TryAddSingleton<ISectionQuestions, HeadingQuestions>();
        services.AddSingleton<SuggestionPlaces>();
        services.AddSingleton(services =>
            ActivatorUtilities.CreateInstance<NextQuestions>(
                services,
                ObservedRetriever.For(services, inMemory: services.GetService<ModelSettings>() is not { IsAzure: true })
            )
        );
    }

    public static void MapSuggestions(this IEndpointRouteBuilder routes, SuggestionSettings settings)
    {
        if (settings.Number > 0)
            routes
                .MapPost("/api/suggestions", SuggestAsync)
                .WithMetadata(new RequestSizeLimitAttribute(Body.MaximumBytes))
                .RequireRateLimiting(RateLimits.Suggestions);
    }

    [LoggerMessage(LogLevel.Warning, "No questions are suggested: the search failed. {Reason}")]
    private static partial void LogNothing(ILogger logger, string reason);

    private static async Task<IResult> SuggestAsync(
        HttpContext context,
        NextQuestions next,
        SuggestionPlaces places,
        ILogger<SuggestionList> logger
    )
    {
        var (request, refusal) = await Body.ReadAsync(context);
        if (refusal is not null)
            return refusal;

        var problems = (request ??= new SuggestionRequest()).Problems();
        if (problems.Count > 0)
            return TypedResults.ValidationProblem(problems);

        using var place = places.Take();
        if (!place.IsAcquired)
            return RetryLater.Refuse(context, StatusCodes.Status503ServiceUnavailable, Wait, "All places for suggestions are taken");

        try
        {
            var found = request.Sections is null
                ? await next.PassingAsync(context.Caller(), request.Asked, context.RequestAborted)
                : await next.AfterAsync(context.Caller(), request.Asked, request.Given, context.RequestAborted);
            return TypedResults.Json(new SuggestionList(found), SuggestionJson.Default.SuggestionList);
        }
        // Without a search there is nothing to suggest.
        catch (RetrievalException failure)
        {
            LogNothing(logger, failure.Message);
            return TypedResults.Json(new SuggestionList([]), SuggestionJson.Default.SuggestionList);
        }
    }
}
