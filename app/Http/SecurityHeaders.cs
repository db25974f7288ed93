namespace App.Http;

/// <summary>Security headers: browsers run only the app's own files and connect only to the app.</summary>
internal static class SecurityHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    public static IApplicationBuilder UseSecurityHeaders(this WebApplication app)
    {
        // TLS ends at the front end, so the request does not show it. Browsers ignore the header over plain HTTP.
        var strictTransport = app.Environment.IsProduction();
        return app.Use(
            (context, next) =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = ContentSecurityPolicy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Resource-Policy"] = "same-origin";
                if (strictTransport)
                    headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
                return next(context);
            }
        );
    }
}
