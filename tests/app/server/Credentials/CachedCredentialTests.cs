using App.Credentials;
using Azure.Core;

namespace App.Tests.Credentials;

public sealed class CachedCredentialTests : IDisposable
{
    private const string Scope = "https://vault.azure.net/.default";

    private readonly CachedCredential credential = new(new CountedCredential(TimeSpan.FromHours(1)), TimeProvider.System);

    public void Dispose() => credential.Dispose();

    [Fact]
    public async Task A_token_is_cached_by_scope_and_tenant() =>
        Assert.Equal(
            ["token-1", "token-1", "token-2", "token-3", "token-1"],
            [
                await TokenAsync(new([Scope])),
                await TokenAsync(new([Scope])),
                await TokenAsync(new(["other"])),
                await TokenAsync(new([Scope], tenantId: "t")),
                await TokenAsync(new([Scope])),
            ]
        );

    [Fact]
    public async Task A_claims_challenge_replaces_the_cached_token() =>
        Assert.Equal(
            ["token-1", "token-2", "token-2"],
            [await TokenAsync(new([Scope])), await TokenAsync(new([Scope], claims: "{}")), await TokenAsync(new([Scope]))]
        );

    private async Task<string> TokenAsync(TokenRequestContext context) => (await credential.GetTokenAsync(context, default)).Token;
}
