using Infra.Shared;
using Pulumi.AzureNative.Storage;
using Pulumi.AzureNative.Storage.Inputs;

namespace Infra.Components;

/// <summary>What every storage account here is: shared keys, anonymous reading and local users are off, and nobody is let in unnamed.</summary>
internal static class KeylessAccount
{
    /// <param name="namePrefix">Three to five letters that begin the account's name.</param>
    /// <param name="isOpen">Whether the allowed addresses reach it from the internet.</param>
    public static StorageAccountArgs Args(StackContext stack, string namePrefix, bool isOpen)
    {
        var account = new StorageAccountArgs
        {
            AccountName = stack.Names.Compact(namePrefix, 24),
            ResourceGroupName = stack.ResourceGroupName,
            Location = stack.Location,
            Kind = "StorageV2",
            Sku = new SkuArgs { Name = stack.Settings.StorageSku },
            AllowSharedKeyAccess = false,
            AllowBlobPublicAccess = false,
            AllowCrossTenantReplication = false,
            AllowedCopyScope = "AAD",
            DefaultToOAuthAuthentication = true,
            IsLocalUserEnabled = false,
            EnableHttpsTrafficOnly = true,
            MinimumTlsVersion = "TLS1_2",
            PublicNetworkAccess = isOpen ? "Enabled" : "Disabled",
            NetworkRuleSet = NetworkRules(stack, isOpen),
            Tags = stack.Tags,
        };
        if (stack.Encryption is { } key)
        {
            account.Identity = new IdentityArgs { Type = IdentityType.UserAssigned, UserAssignedIdentities = { key.IdentityId } };
            account.Encryption = new EncryptionArgs
            {
                KeySource = "Microsoft.Keyvault",
                KeyVaultProperties = new KeyVaultPropertiesArgs { KeyName = key.Name, KeyVaultUri = key.VaultUri },
                EncryptionIdentity = new EncryptionIdentityArgs { EncryptionUserAssignedIdentity = key.IdentityId },
            };
        }

        return account;
    }

    private static NetworkRuleSetArgs NetworkRules(StackContext stack, bool isOpen)
    {
        var rules = new NetworkRuleSetArgs { DefaultAction = DefaultAction.Deny, Bypass = "None" };
        foreach (var address in isOpen ? stack.AllowedAddresses : [])
        {
            rules.IpRules.Add(new IPRuleArgs { IPAddressOrRange = address });
        }

        if (stack.AdmittedSubnetId is { } subnet)
        {
            rules.VirtualNetworkRules.Add(new VirtualNetworkRuleArgs { VirtualNetworkResourceId = subnet });
        }

        return rules;
    }
}
