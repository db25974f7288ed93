using Microsoft.AspNetCore.Http.Features;

namespace App.Identity;

/// <summary>Identifies the caller, and rejects anonymous API requests where sign-in is required.</summary>
internal static class CallerMiddleware
{
    /// <summary>Add it before the rate limiter, which counts by caller.</summary>
    public static void UseCaller(this IApplicationBuilder app, SignInSettings signIn) =>
        app.Use(
            (context, next) =>
            {
                var caller = signIn.IsVouchedFor ? PlatformPrincipal.Read(context.Request.Headers) : null;
                if (caller is null && signIn.IsRequired && context.Request.Path.StartsWithSegments("/api"))
                {
                    return TypedResults.Problem("Sign in first.", statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(context);
                }

                context.Features.Set(caller ?? Identity.Caller.At(context.Connection.RemoteIpAddress?.ToString() ?? "unknown"));
                return next(context);
            }
        );

    public static Caller Caller(this HttpContext context) => context.Features.GetRequiredFeature<Caller>();
}
