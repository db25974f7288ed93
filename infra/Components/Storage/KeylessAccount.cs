using Infra.Context;
using Pulumi.AzureNative.Storage;
using Pulumi.AzureNative.Storage.Inputs;

namespace Infra.Components.Storage;

/// <summary>The common inputs of every storage account: shared keys, anonymous access and local users are off.</summary>
internal static class KeylessAccount
{
    /// <param name="namePrefix">Three to five letters that begin the account's name.</param>
    /// <param name="isOpen">True if the allowed addresses reach it from the internet.</param>
    /// <param name="admitsAzure">True if services of Azure that it trusts write to it, which no private endpoint serves.</param>
    public static StorageAccountArgs Args(StackContext context, string namePrefix, string sku, bool isOpen, bool admitsAzure = false)
    {
        var account = new StorageAccountArgs
        {
            AccountName = context.Names.Compact(namePrefix, 24),
            ResourceGroupName = context.ResourceGroupName,
            Location = context.Location,
            Kind = "StorageV2",
            Sku = new SkuArgs { Name = sku },
            AllowSharedKeyAccess = false,
            AllowBlobPublicAccess = false,
            AllowCrossTenantReplication = false,
            AllowedCopyScope = "AAD",
            DefaultToOAuthAuthentication = true,
            IsLocalUserEnabled = false,
            EnableHttpsTrafficOnly = true,
            MinimumTlsVersion = "TLS1_2",
            PublicNetworkAccess = isOpen || admitsAzure ? "Enabled" : "Disabled",
            NetworkRuleSet = NetworkRules(context, isOpen, admitsAzure),
            Tags = context.Tags,
        };
        if (context.Encryption is { } key)
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

    private static NetworkRuleSetArgs NetworkRules(StackContext context, bool isOpen, bool admitsAzure)
    {
        var rules = new NetworkRuleSetArgs { DefaultAction = DefaultAction.Deny, Bypass = admitsAzure ? "AzureServices" : "None" };
        foreach (var address in isOpen ? context.Access.AllowedAddresses : [])
        {
            rules.IpRules.Add(new IPRuleArgs { IPAddressOrRange = address });
        }

        if (!admitsAzure && context.Access.AppSubnetId is { } subnet)
        {
            rules.VirtualNetworkRules.Add(new VirtualNetworkRuleArgs { VirtualNetworkResourceId = subnet });
        }

        return rules;
    }
}
