using System.Security.Cryptography;
using System.Text;
using App.Chat;
using App.History;
using App.Identity;
using App.Suggestions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace App.Session;

/// <summary>GET /api/session: what the page needs before the first question.</summary>
internal static class SessionApi
{
    private static readonly SessionLimits Limits = new(ChatRequestRules.MaximumQuestionLength, ChatRequestRules.MaximumTurns);

    public static void MapSession(this IEndpointRouteBuilder routes) => routes.MapGet("/api/session", Describe);

    private static JsonHttpResult<SessionInfo> Describe(
        HttpContext context,
        ChatSettings chat,
        SuggestionSettings suggestions,
        [FromServices] HistorySettings? history = null
    )
    {
        var caller = context.Caller();
        var kept = caller.IsSignedIn ? history : null;
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(
            new SessionInfo(chat.Mode, caller.IsSignedIn, kept is null ? "browser" : "server", Limits)
            {
                Name = caller.Name,
                Owner = caller.IsSignedIn ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(caller.Id)))[..16] : null,
                HistoryDays = kept?.Retention.Days,
                Suggests = suggestions.Number > 0,
                Contact = chat.Contact,
            },
            SessionJson.Default.SessionInfo
        );
    }
}
