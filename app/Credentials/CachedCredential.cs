using Azure.Core;

namespace App.Credentials;

/// <summary>
/// Caches each token until shortly before it expires. The client's own policy asks for a token on every request, and some credentials
/// start a process each time.
/// </summary>
internal sealed class CachedCredential(TokenCredential inner, TimeProvider clock) : TokenCredential, IDisposable
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private readonly Dictionary<string, AccessToken> tokens = new(StringComparer.Ordinal);

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        GetTokenAsync(requestContext, cancellationToken).AsTask().GetAwaiter().GetResult();

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        var scope = string.Join(' ', requestContext.Scopes.Append(requestContext.TenantId));
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            // A service that asks for claims has rejected the cached token.
            if (requestContext.Claims is null && tokens.TryGetValue(scope, out var kept) && kept.ExpiresOn - clock.GetUtcNow() > Early)
                return kept;

            return tokens[scope] = await inner.GetTokenAsync(requestContext, cancellationToken);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public void Dispose() => oneAtATime.Dispose();
}
