using App.Chat;
using App.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace App.Hosting;

/// <summary>GET /api/session: what the page must know before the first question.</summary>
internal static class SessionApi
{
    private static readonly SessionLimits Limits = new(ChatRequestRules.MaximumQuestionLength, ChatRequestRules.MaximumTurns);

    public static void MapSession(this IEndpointRouteBuilder routes) => routes.MapGet("/api/session", Describe);

    private static JsonHttpResult<Session> Describe(HttpContext context, AppSettings settings)
    {
        var caller = context.Caller();
        var kept = caller.IsSignedIn ? settings.History : null;
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(
            new Session(settings.Mode, caller.IsSignedIn, kept is null ? "browser" : "server", Limits)
            {
                Name = caller.Name,
                HistoryDays = kept?.Retention.Days,
                Contact = settings.Contact,
            },
            ChatJson.Default.Session
        );
    }
}
