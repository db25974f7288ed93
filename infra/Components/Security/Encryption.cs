using Infra.Access;
using Infra.Context;
using Pulumi;
using Pulumi.AzureNative.KeyVault;
using Pulumi.AzureNative.KeyVault.Inputs;

namespace Infra.Components.Security;

/// <summary>The stack's own key for everything that holds data, rotated each year, and the identity that services use it with.</summary>
public sealed class Encryption : ComponentResource
{
    public Encryption(string name, EncryptionArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:security:Encryption", name, options)
    {
        var (context, vault) = (args.Context, args.Vault);
        var key = new Key(
            $"{name}-key",
            new()
            {
                KeyName = "data",
                VaultName = vault.Name,
                ResourceGroupName = context.ResourceGroupName,
                Properties = new KeyPropertiesArgs
                {
                    Kty = "RSA",
                    KeySize = 3072,
                    RotationPolicy = new RotationPolicyArgs
                    {
                        Attributes = new KeyRotationPolicyAttributesArgs { ExpiryTime = "P2Y" },
                        LifetimeActions =
                        {
                            new LifetimeActionArgs
                            {
                                Action = new ActionArgs { Type = KeyRotationPolicyActionType.Rotate },
                                Trigger = new TriggerArgs { TimeAfterCreate = "P1Y" },
                            },
                        },
                    },
                },
                Tags = context.Tags,
            },
            context.DataOptions(this)
        );

        var identity = new UserIdentity(name, context, this);
        var mayUse = vault.GrantEncryption(identity.Principal);

        // A service that cannot use its key yet is not created.
        var usable = RoleEffect.After(Output.Tuple(key.Name, mayUse.Id).Apply(ready => ready.Item1), context.Clock, mayUse);

        Key = new EncryptionKey(
            usable,
            key.KeyUriWithVersion.Apply(uri => uri[(uri.LastIndexOf('/') + 1)..]),
            vault.Uri,
            vault.Id,
            Output.Tuple(vault.Uri, usable).Apply(ready => $"{ready.Item1}keys/{ready.Item2}"),
            identity.Id,
            identity.ClientId
        );
        RegisterOutputs();
    }

    /// <summary>For the context, so that every service encrypts with it.</summary>
    public EncryptionKey Key { get; }
}
