using App.Credentials;
using App.Http;
using App.Limits;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace App.Prediction;

/// <summary>POST /api/predictions: returns one prediction per row. It exists only with Prediction:Endpoint.</summary>
internal static class PredictionApi
{
    private const int RetrySeconds = 30;

    private static readonly JsonBody<PredictionRequest> Body = new(
        PredictionJson.Default.PredictionRequest,
        "prediction request",
        "columns and rows",
        MaximumBytes: 256 * 1024,
        WhenTooLarge: "send fewer rows"
    );

    public static void AddPrediction(this IServiceCollection services, PredictionSettings settings)
    {
        if (settings.Endpoint is not { } endpoint)
            return;

        services.AddAppCredential();
        services
            .AddHttpClient<PredictionClient>(http => http.BaseAddress = endpoint)
            .AddStandardResilienceHandler(resilience =>
            {
                // Scoring has no side effects, so a retry is safe. The total limits the caller's wait.
                resilience.AttemptTimeout.Timeout = TimeSpan.FromSeconds(10);
                resilience.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(30);
                resilience.Retry.MaxRetryAttempts = 2;
                resilience.Retry.ShouldRetryAfterHeader = true;
            });
    }

    public static void MapPrediction(this IEndpointRouteBuilder routes, PredictionSettings settings)
    {
        if (settings.Endpoint is not null)
        {
            routes
                .MapPost("/api/predictions", AnswerAsync)
                .WithMetadata(new RequestSizeLimitAttribute(Body.MaximumBytes))
                .RequireRateLimiting(RateLimits.PerCaller);
        }
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, PredictionClient model, ILoggerFactory loggers)
    {
        var (request, unreadable) = await Body.ReadAsync(context);
        if (unreadable is not null)
            return unreadable;

        var problems = (request ??= new PredictionRequest()).Problems();
        if (problems.Count > 0)
            return TypedResults.ValidationProblem(problems);

        try
        {
            return TypedResults.Json(await model.PredictAsync(request, context.RequestAborted), PredictionJson.Default.PredictionAnswer);
        }
        catch (PredictionUnavailableException problem)
        {
            loggers.CreateLogger<PredictionClient>().LogWarning(problem, "Prediction failed: {Reason}", problem.Message);
            context.Response.Headers.RetryAfter = $"{RetrySeconds}";
            return Refuse(
                StatusCodes.Status503ServiceUnavailable,
                $"The predictive model is not available; try again in {RetrySeconds} s."
            );
        }
    }

    private static ProblemHttpResult Refuse(int status, string detail) => TypedResults.Problem(detail, statusCode: status);
}
