using Azure.Core;
using Azure.Identity;

namespace Delivery.Tests.Fake;

/// <summary>A machine on which nobody signed in.</summary>
internal sealed class NoLogin : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new CredentialUnavailableException("none");

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new CredentialUnavailableException("none");
}
