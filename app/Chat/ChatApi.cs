using App.Grounding;
using App.History;
using App.Http;
using App.Identity;
using App.LanguageModel;
using App.Limits;
using App.Messages;
using App.Retrieval;
using App.Telemetry;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace App.Chat;

/// <summary>POST /api/chat: takes a conversation and answers with server-sent events.</summary>
internal static class ChatApi
{
    private static readonly JsonBody<ChatRequest> Body = new(
        ChatJson.Default.ChatRequest,
        "chat request",
        "conversationId (optional) and messages, each with role and content",
        ChatRequestRules.MaximumBodyBytes,
        WhenTooLarge: "start a new chat"
    );

    /// <summary>Wraps the registered retriever and chat client with telemetry.</summary>
    public static void AddChat(this IServiceCollection services, ChatSettings settings)
    {
        services.AddSingleton(settings);
        services.TryAddSingleton<ChatMetrics>();
        services.AddSingleton<GenAi>().AddSingleton<AnswerIds>().AddSingleton<AnswerTelemetry>();
        services.AddSingleton(services =>
        {
            var model = services.GetService<ModelSettings>();
            var client = ActivatorUtilities.CreateInstance<ObservedChatClient>(
                services,
                services.GetRequiredService<IChatClient>(),
                model switch
                {
                    null => GenAiTarget.OfflineChat,
                    { IsAzure: true } => GenAiTarget.AzureOpenAI(model.ChatDeployment, model.Endpoints[0]),
                    _ => GenAiTarget.OpenAICompatible(model.ChatDeployment, model.Endpoints[0]),
                }
            );
            return ActivatorUtilities.CreateInstance<ChatService>(
                services,
                ObservedRetriever.For(services, inMemory: model is not { IsAzure: true }),
                ActivatorUtilities.CreateInstance<AnswerWriter>(services, client),
                services.GetService<IQuestionWriter>() ?? ActivatorUtilities.CreateInstance<ModelQuestionWriter>(services, client)
            );
        });
    }

    public static void MapChat(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/api/chat", AnswerAsync)
            .WithMetadata(new RequestSizeLimitAttribute(ChatRequestRules.MaximumBodyBytes))
            .RequireRateLimiting(RateLimits.PerCaller);

        routes.Map("/api/chat", NotAllowed);
    }

    private static ProblemHttpResult NotAllowed(HttpContext context)
    {
        context.Response.Headers.Allow = "POST";
        return TypedResults.Problem("Send a question with POST.", statusCode: StatusCodes.Status405MethodNotAllowed);
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context,
        ChatService chat,
        AnswerPlaces places,
        TokenAdmission tokens,
        AnswerIds ids,
        AnswerTelemetry telemetry,
        AnswerRecorder recorder,
        ChatSettings settings,
        TimeProvider clock
    )
    {
        var (request, unreadable) = await Body.ReadAsync(context);
        if (unreadable is not null)
            return unreadable;

        var problems = ChatRequestRules.Problems(request = (request ?? new ChatRequest()).Cleaned());
        if (problems.Count > 0)
            return TypedResults.ValidationProblem(problems);

        // After the body is read: a slow upload must not take a place.
        var (place, full) = places.Take(context);
        if (place is null)
            return full!;

        using var taken = place;

        var question = new ChatQuestion(
            context.Caller(),
            request.ConversationId ?? Guid.CreateVersion7().ToString(),
            ids.New(),
            [.. request.Messages!.Select(turn => turn!)]
        );
        var (admitted, refusal) = await tokens.AdmitAsync(context, question);
        if (admitted is null)
            return refusal!;

        var aborted = context.RequestAborted;
        var answer = chat.AnswerAsync(question, aborted);
        answer = telemetry.Observe(question, answer, aborted);
        answer = recorder.Record(question, answer, aborted);
        answer = admitted.Meter(answer, aborted);
        try
        {
            await new EventStream(context.Response, settings.Heartbeat, clock).WriteAsync(answer, aborted);
        }
        catch (Exception) when (aborted.IsCancellationRequested)
        {
            // The client disconnected: an error event would reach no client.
        }

        return TypedResults.Empty;
    }
}
