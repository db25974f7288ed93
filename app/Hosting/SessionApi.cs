using App.Chat;
using App.Identity;

namespace App.Hosting;

/// <summary>GET /api/session: what the page must know before the first question.</summary>
internal static class SessionApi
{
    public static void MapSession(this IEndpointRouteBuilder routes) => routes.MapGet("/api/session", (HttpContext context, AppSettings settings) =>
    {
        var caller = context.Caller();
        var kept = caller.IsSignedIn ? settings.History : null;
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(
            new Session(settings.Mode, caller.IsSignedIn, kept is null ? "browser" : "server", new(ChatRequestRules.MaximumQuestionLength, ChatRequestRules.MaximumTurns))
            {
                Name = caller.Name,
                HistoryDays = kept?.Retention.Days,
                Contact = settings.Contact,
            },
            ChatJson.Default.Session);
    });
}
