using System.Text.Json;
using App.Hosting;
using App.Identity;
using App.Retrieval;
using App.Telemetry;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.AI;

namespace App.Chat;

/// <summary>POST /api/chat: a conversation in, an answer out as server-sent events.</summary>
internal static class ChatApi
{
    /// <summary>Whichever retriever and chat client are registered, what they do is observed.</summary>
    public static void AddChat(this IServiceCollection services)
    {
        services.AddSingleton<GenAi>().AddSingleton<ChatMetrics>().AddSingleton<AnswerTelemetry>();
        services.AddSingleton(services =>
        {
            var (settings, genAi) = (services.GetRequiredService<AppSettings>(), services.GetRequiredService<GenAi>());
            return ActivatorUtilities.CreateInstance<ChatService>(
                services,
                new ObservedRetriever(services.GetRequiredService<IRetriever>(), genAi, settings.Model),
                new ObservedChatClient(services.GetRequiredService<IChatClient>(), genAi, GenAiTarget.Chat(settings.Model), settings));
        });
    }

    public static void MapChat(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/chat", AnswerAsync)
            .WithMetadata(new RequestSizeLimitAttribute(ChatRequestRules.MaximumBodyBytes))
            .RequireRateLimiting(RateLimits.PerCaller);

    private static async Task<IResult> AnswerAsync(HttpContext context, ChatService chat, AppSettings settings, TimeProvider clock)
    {
        // Also keeps other sites out: a page cannot send JSON across origins without asking first.
        if (!context.Request.HasJsonContentType())
            return Refuse(StatusCodes.Status415UnsupportedMediaType, "Send the conversation as application/json.");

        ChatRequest? request;
        try
        {
            request = await JsonSerializer.DeserializeAsync(context.Request.Body, ChatJson.Default.ChatRequest, context.RequestAborted);
        }
        catch (JsonException problem)
        {
            return Refuse(
                StatusCodes.Status400BadRequest,
                $"The body is not a chat request at {problem.Path ?? "$"}: allowed are conversationId (optional) " +
                "and messages, each with role and content.");
        }
        catch (BadHttpRequestException problem) when (problem.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Refuse(
                problem.StatusCode, $"The conversation is larger than {ChatRequestRules.MaximumBodyBytes / 1024} KB; start a new chat.");
        }

        var problems = ChatRequestRules.Problems(request ??= new ChatRequest());
        if (problems.Count > 0)
            return TypedResults.ValidationProblem(problems);

        var question = new ChatQuestion(
            context.Caller(), request.ConversationId ?? Guid.CreateVersion7().ToString(), [.. request.Messages!.Select(turn => turn!)]);
        var events = chat.AnswerAsync(question, context.RequestAborted);
        try
        {
            await new EventStream(context.Response, settings.Heartbeat, clock).WriteAsync(events, context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The reader pressed stop or left: nobody is there to be told.
        }

        return TypedResults.Empty;
    }

    private static ProblemHttpResult Refuse(int status, string detail) => TypedResults.Problem(detail, statusCode: status);
}
