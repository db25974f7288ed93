using App.Http;
using App.Identity;
using App.Limits;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace App.History;

/// <summary>/api/conversations and /api/me: the caller's own stored data. Returns 404 without a store.</summary>
internal static class ConversationApi
{
    private const int Listed = 100;
    private const int LargestBody = 4 * 1024;

    /// <summary>A search reads all conversations of the caller.</summary>
    private static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(10);

    private static readonly JsonBody<RenameRequest> Title = new(
        HistoryJson.Default.RenameRequest,
        "title",
        "title",
        LargestBody,
        WhenTooLarge: "write a shorter title"
    );

    private static readonly JsonBody<SearchRequest> Words = new(
        HistoryJson.Default.SearchRequest,
        "search",
        "words and after",
        LargestBody,
        WhenTooLarge: "search for fewer words"
    );

    public static void MapConversations(this IEndpointRouteBuilder routes, HistorySettings? settings)
    {
        if (settings is null)
        {
            routes.Map("/api/conversations/{**id}", OwnDataFilter.NothingKept);
            routes.Map("/api/me", OwnDataFilter.NothingKept);
            return;
        }

        var own = routes.MapGroup("/api").AddEndpointFilter<OwnDataFilter>().RequireRateLimiting(RateLimits.OwnData);
        own.MapGet("/conversations", ListAsync);
        own.MapGet("/conversations/{id:guid}", FindAsync);
        own.MapPost("/conversations/search", SearchAsync)
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .RequireRateLimiting(RateLimits.HistorySearch);
        own.MapPut("/conversations/{id:guid}/title", RenameAsync).WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        own.MapDelete("/conversations/{id:guid}", DeleteAsync);
        own.MapDelete("/me", ForgetAsync);
    }

    /// <param name="after">The next of an earlier list.</param>
    private static async Task<IResult> ListAsync(HttpContext context, IConversationStore store, string? after)
    {
        ConversationPlace? place = null;
        if (after is not null && !ConversationPlace.TryParse(after, out place))
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["after"] = [SearchRequest.WrongPlace] });

        return Listing(await store.ListAsync(context.Caller(), new SearchedWords(""), place, Listed, context.RequestAborted));
    }

    private static async Task<IResult> SearchAsync(HttpContext context, IConversationStore store, TimeProvider clock)
    {
        var (request, refusal) = await Words.ReadAsync(context);
        if (refusal is not null)
            return refusal;

        var problems = (request ??= new SearchRequest()).Problems();
        if (problems.Count > 0)
            return TypedResults.ValidationProblem(problems);

        ConversationPlace.TryParse(request.After, out var after);
        using var limit = new CancellationTokenSource(LongestSearch, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, limit.Token);
        try
        {
            return Listing(await store.ListAsync(context.Caller(), new SearchedWords(request.Words!), after, Listed, either.Token));
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return TypedResults.Problem(
                $"The search took longer than {LongestSearch.TotalSeconds} s. Delete conversations that you no longer need.",
                statusCode: StatusCodes.Status503ServiceUnavailable
            );
        }
    }

    private static async Task<IResult> RenameAsync(Guid id, HttpContext context, IConversationStore store)
    {
        var (request, refusal) = await Title.ReadAsync(context);
        if (refusal is not null)
            return refusal;

        var problems = (request ??= new RenameRequest()).Problems();
        if (problems.Count > 0)
            return TypedResults.ValidationProblem(problems);

        return await store.RenameAsync(context.Caller(), id, request.Cleaned, context.RequestAborted)
            ? TypedResults.NoContent()
            : Missing();
    }

    private static JsonHttpResult<ConversationList> Listing(ConversationList list) =>
        TypedResults.Json(list, HistoryJson.Default.ConversationList);

    private static ProblemHttpResult Missing() =>
        TypedResults.Problem("You have no such conversation.", statusCode: StatusCodes.Status404NotFound);

    private static async Task<IResult> FindAsync(Guid id, HttpContext context, IConversationStore store) =>
        await store.FindAsync(context.Caller(), id, context.RequestAborted) is { } conversation
            ? TypedResults.Json(conversation, HistoryJson.Default.Conversation)
            : Missing();

    private static async Task<NoContent> DeleteAsync(Guid id, HttpContext context, IConversationStore store)
    {
        await store.DeleteAsync(context.Caller(), id, context.RequestAborted);
        return TypedResults.NoContent();
    }

    // Continues when the client disconnects: the deletion must complete.
    private static async Task<NoContent> ForgetAsync(HttpContext context, IEnumerable<IPersonalData> kept)
    {
        foreach (var data in kept)
            await data.ForgetAsync(context.Caller(), CancellationToken.None);
        return TypedResults.NoContent();
    }
}
