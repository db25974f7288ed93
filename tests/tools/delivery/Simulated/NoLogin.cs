using Azure.Core;
using Azure.Identity;

namespace Delivery.Tests.Simulated;

/// <summary>A credential on a machine without an Azure login.</summary>
internal sealed class NoLogin : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new CredentialUnavailableException("none");

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new CredentialUnavailableException("none");
}
