using Pulumi;

namespace Infra.Context;

/// <summary>The stack's own encryption key and the identity that may use it; known once the identity has its role.</summary>
/// <param name="VaultUri">Ends with a slash.</param>
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
