using App.Identity;
using App.Limits;
using Microsoft.AspNetCore.Http.HttpResults;

namespace App.History;

/// <summary>/api/conversations and /api/me: the caller's own stored data. Returns 404 without a store.</summary>
internal static class ConversationApi
{
    private const int Listed = 100;

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
        own.MapDelete("/conversations/{id:guid}", DeleteAsync);
        own.MapDelete("/me", ForgetAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext context, IConversationStore store)
    {
        var newest = await store.ListAsync(context.Caller(), Listed + 1, context.RequestAborted);
        return TypedResults.Json(
            new ConversationList([.. newest.Take(Listed)]) { More = newest.Count > Listed },
            HistoryJson.Default.ConversationList
        );
    }

    private static async Task<IResult> FindAsync(Guid id, HttpContext context, IConversationStore store) =>
        await store.FindAsync(context.Caller(), id, context.RequestAborted) is { } conversation
            ? TypedResults.Json(conversation, HistoryJson.Default.Conversation)
            : TypedResults.Problem("You have no such conversation.", statusCode: StatusCodes.Status404NotFound);

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
