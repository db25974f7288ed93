using Microsoft.AspNetCore.Http.Features;

namespace App.Identity;

/// <summary>Finds out who asks, and refuses those who had to sign in and did not.</summary>
internal static class CallerMiddleware
{
    /// <summary>Before the rate limiter, which counts by caller.</summary>
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
