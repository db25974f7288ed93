using App.Chat;
using App.History;
using App.Http;
using App.Identity;
using App.Limits;
using App.Telemetry;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace App.Feedback;

/// <summary>POST /api/feedback: feedback on an answer. Becomes a log event and a metric; for signed-in users also a row.</summary>
internal static class FeedbackApi
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(10);

    private static readonly JsonBody<FeedbackRequest> Body = new(
        FeedbackJson.Default.FeedbackRequest,
        "feedback",
        "answerId, conversationId, verdict, reasons, comment and consent",
        MaximumBytes: 16 * 1024,
        WhenTooLarge: "write a shorter comment"
    );

    public static void AddFeedback(this IServiceCollection services, bool isStored)
    {
        services.TryAddSingleton<ChatMetrics>();
        services.AddSingleton<FeedbackBox>();
        if (isStored)
            services.AddSingleton<FeedbackTable>().AddSingleton<IPersonalData>(provider => provider.GetRequiredService<FeedbackTable>());
    }

    public static void MapFeedback(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/api/feedback", TakeAsync)
            .WithMetadata(new RequestSizeLimitAttribute(Body.MaximumBytes))
            .RequireRateLimiting(RateLimits.OwnData);

    private static async Task<IResult> TakeAsync(HttpContext context, FeedbackBox box, AnswerIds ids, ILogger<FeedbackBox> log)
    {
        var (request, refusal) = await Body.ReadAsync(context);
        if (refusal is not null)
            return refusal;

        var problems = (request ??= new FeedbackRequest()).Problems();
        if (problems.Count > 0)
            return TypedResults.ValidationProblem(problems);

        if (!ids.IsGiven(request.AnswerId!))
            return TypedResults.Problem("The app gave no such answer.", statusCode: StatusCodes.Status404NotFound);

        try
        {
            await box.TakeAsync(context.Caller(), request, context.RequestAborted);
            return TypedResults.NoContent();
        }
        catch (Exception failure) when (OwnDataFilter.IsOfStore(failure) && !context.RequestAborted.IsCancellationRequested)
        {
            log.LogError(failure, "Feedback on answer {AnswerId} could not be saved", request.AnswerId);
            return RetryLater.Refuse(context, StatusCodes.Status503ServiceUnavailable, Wait, "The store is not available");
        }
    }
}
