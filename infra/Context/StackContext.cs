using System.Diagnostics.CodeAnalysis;
using Infra.Access;

namespace Infra.Context;

/// <summary>
/// What every component needs. It is complete from the start and cannot change, so no component can be created before the decision about
/// encryption.
/// </summary>
public sealed record StackContext : Platform
{
    /// <param name="encryption">Null leaves encryption to keys that Azure manages.</param>
    /// <param name="deployer">The principal that runs `pulumi up`.</param>
    [SetsRequiredMembers]
    public StackContext(Platform platform, EncryptionKey? encryption, Principal deployer)
        : base(platform) => (Encryption, Deployer) = (encryption, deployer);

    /// <summary>Encrypts everything that holds data; null leaves it to keys that Azure manages.</summary>
    public EncryptionKey? Encryption { get; }

    /// <summary>The principal that runs `pulumi up`; it uploads packages and sends evaluation scores.</summary>
    public Principal Deployer { get; }
}
