using Azure.Core;

namespace Delivery.Tests.Fake;

/// <summary>A login that always works.</summary>
internal sealed class AnyToken : TokenCredential
{
    public const string Text = "a-token";

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(Text, DateTimeOffset.MaxValue);

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}
