using Azure.Core;

namespace App.Tests.Credentials;

/// <summary>Returns tokens and counts the requests.</summary>
internal sealed class CountedCredential(TimeSpan life) : TokenCredential
{
    private int asked;

    public int Asked => asked;

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new($"token-{Interlocked.Increment(ref asked)}", DateTimeOffset.UtcNow + life);

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}
