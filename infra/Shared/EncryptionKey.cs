using Pulumi;

namespace Infra.Shared;

/// <summary>The stack's own key and the identity that may use it; known once it may.</summary>
/// <param name="VaultUri">With a slash at its end.</param>
/// <param name="Uri">The key without a version, for services that follow its rotation.</param>
public sealed record EncryptionKey(
    Output<string> Name,
    Output<string> Version,
    Output<string> VaultUri,
    Output<string> VaultId,
    Output<string> Uri,
    Output<string> IdentityId,
    Output<string> IdentityClientId
);
