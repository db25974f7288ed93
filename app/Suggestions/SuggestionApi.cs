using App.Http;
using App.Identity;
using App.Limits;
using App.Retrieval;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace App.Suggestions;

/// <summary>POST /api/suggestions: questions that the page offers before the first one and after an answer.</summary>
internal static class SuggestionApi
{
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
        services.AddSingleton<NextQuestions>();
    }

    public static void MapSuggestions(this IEndpointRouteBuilder routes, SuggestionSettings settings)
    {
        if (settings.Number > 0)
            routes
                .MapPost("/api/suggestions", SuggestAsync)
                .WithMetadata(new RequestSizeLimitAttribute(Body.MaximumBytes))
                .RequireRateLimiting(RateLimits.Suggestions);
    }

    private static async Task<IResult> SuggestAsync(HttpContext context, NextQuestions next)
    {
        var (request, refusal) = await Body.ReadAsync(context);
        if (refusal is not null)
            return refusal;

        var problems = (request ??= new SuggestionRequest()).Problems();
        if (problems.Count > 0)
            return TypedResults.ValidationProblem(problems);

        try
        {
            var found = request.Sections is null
                ? await next.PassingAsync(context.Caller(), request.Asked, context.RequestAborted)
                : await next.AfterAsync(context.Caller(), request.Asked, request.Given, context.RequestAborted);
            return TypedResults.Json(new SuggestionList(found), SuggestionJson.Default.SuggestionList);
        }
        // Without a search there is nothing to suggest.
        catch (RetrievalException)
        {
            return TypedResults.Json(new SuggestionList([]), SuggestionJson.Default.SuggestionList);
        }
    }
}
