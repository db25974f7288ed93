using Infra.Context;
using Infra.Networking;
using Pulumi;
using Pulumi.AzureNative.CognitiveServices;
using Pulumi.AzureNative.CognitiveServices.Inputs;

namespace Infra.Components.Ai;

/// <summary>Creates the account itself: network rules, identity, encryption and agent subnet.</summary>
internal static class AccountBuilder
{
    public static Account Create(string name, AiAccountArgs args, Resource parent)
    {
        var context = args.Context;
        var accountName = context.Names.Of(args.NamePrefix, 64);
        var properties = new AccountPropertiesArgs
        {
            CustomSubDomainName = accountName,
            DisableLocalAuth = true,
            AllowProjectManagement = true,
            RestrictOutboundNetworkAccess = true,
            AllowedFqdnList = { $"{accountName}.openai.azure.com" },
            PublicNetworkAccess = context.Access.State,
            NetworkAcls = NetworkRules(context.Access),
            Restore = args.Models.RestoreAccount,
        };
        if (args.AgentSubnetId is { } subnet)
        {
            properties.NetworkInjections.Add(
                new NetworkInjectionArgs
                {
                    Scenario = "agent",
                    SubnetArmId = subnet,
                    UseMicrosoftManagedNetwork = false,
                }
            );
        }

        if (args.ManagedNetwork is not null)
        {
            properties.NetworkInjections.Add(
                new NetworkInjectionArgs
                {
                    Scenario = "agent",
                    SubnetArmId = "",
                    UseMicrosoftManagedNetwork = true,
                }
            );
        }

        var identity = new IdentityArgs { Type = ResourceIdentityType.SystemAssigned };
        if (context.Encryption is { } key)
        {
            identity = new IdentityArgs
            {
                Type = ResourceIdentityType.SystemAssigned_UserAssigned,
                UserAssignedIdentities = { key.IdentityId },
            };
            properties.Encryption = Encryption(key);
        }

        // Closes the classic assistants, which retire in March 2027 and which nothing here uses.
        var tags = context.Tags;
        if (args.AgentSubnetId is null)
        {
            tags.Add("MS-AOAI-Feature-Assistants", "Disabled");
        }

        // Everything in one request: during a later update the account would reject endpoints.
        return new Account(
            $"{name}-account",
            new()
            {
                AccountName = accountName,
                ResourceGroupName = context.ResourceGroupName,
                Location = args.Location,
                Kind = "AIServices",
                Sku = new SkuArgs { Name = "S0" },
                Identity = identity,
                Properties = properties,
                Tags = tags,
            },
            context.DataOptions(parent)
        );
    }

    private static EncryptionArgs Encryption(EncryptionKey key) =>
        new()
        {
            KeySource = "Microsoft.KeyVault",
            KeyVaultProperties = new KeyVaultPropertiesArgs
            {
                KeyName = key.Name,
                KeyVersion = key.Version,
                KeyVaultUri = key.VaultUri,
                IdentityClientId = key.IdentityClientId,
            },
        };

    private static NetworkRuleSetArgs NetworkRules(NetworkAccess access)
    {
        var rules = new NetworkRuleSetArgs { DefaultAction = "Deny", Bypass = "None" };
        foreach (var address in access.IsPublic ? access.AllowedAddresses : [])
        {
            rules.IpRules.Add(new IpRuleArgs { Value = address });
        }

        if (access.AppSubnetId is { } subnet)
        {
            rules.VirtualNetworkRules.Add(new VirtualNetworkRuleArgs { Id = subnet });
        }

        return rules;
    }
}
