using Azure.Core;
using AzureSimulator.Http;

namespace Delivery.Tests.Simulated;

/// <summary>A login that always works.</summary>
/// <param name="tenant">Of the simulated Azure.</param>
/// <param name="principal">The object id of the caller.</param>
internal sealed class AnyToken(string tenant, string principal) : TokenCredential
{
    private readonly string _text = new EntraToken(tenant, principal, "tests", "https://management.azure.com/").Encode(
        "https://login.microsoftonline.com",
        DateTimeOffset.UnixEpoch
    );

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(_text, DateTimeOffset.MaxValue);

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}
