using Infra.Shared;
using Pulumi;
using Pulumi.AzureNative.KeyVault;
using Pulumi.AzureNative.KeyVault.Inputs;

namespace Infra.Components;

/// <summary>A key of the stack's own for everything that holds data, renewed each year, and one identity that may use it.</summary>
public sealed class Encryption : ComponentResource
{
    public Encryption(string name, StackContext stack, KeyVault vault, ComponentResourceOptions? options = null)
        : base("ai-workload:vault:Encryption", name, options)
    {
        var key = new Key(
            $"{name}-key",
            new()
            {
                KeyName = "data",
                VaultName = vault.Name,
                ResourceGroupName = stack.ResourceGroupName,
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
                Tags = stack.Tags,
            },
            stack.Data(this)
        );

        var identity = new UserIdentity("encryption", stack, this);
        var mayUse = Grant.To(stack, this, "vault", vault.Id, identity.Principal, Role.CryptoServiceEncryptionUser);

        Key = new EncryptionKey(
            Output.Tuple(key.Name, mayUse.Id).Apply(ready => ready.Item1),
            key.KeyUriWithVersion.Apply(uri => uri[(uri.LastIndexOf('/') + 1)..]),
            vault.Uri,
            vault.Id,
            Output.Tuple(vault.Uri, key.Name, mayUse.Id).Apply(ready => $"{ready.Item1}keys/{ready.Item2}"),
            identity.Id,
            identity.ClientId
        );
        RegisterOutputs();
    }

    public EncryptionKey Key { get; }
}
