using Pulumi;
using Pulumi.AzureNative.KeyVault;
using Pulumi.AzureNative.KeyVault.Inputs;
using Storage = Pulumi.AzureNative.Storage;

namespace Oracle;

/// <summary>Key Vault with a secret and a storage account with its children.</summary>
public sealed class Data
{
    public Data(Foundation foundation, Network network)
    {
        var group = foundation.Group.Name;
        Vault = new Vault(
            "vault",
            new()
            {
                ResourceGroupName = group,
                VaultName = "kv-oracle",
                Location = foundation.Group.Location,
                Properties = new VaultPropertiesArgs
                {
                    TenantId = foundation.Client.Apply(client => client.TenantId),
                    Sku = new SkuArgs { Family = SkuFamily.A, Name = SkuName.Standard },
                    AccessPolicies = [],
                    EnableRbacAuthorization = true,
                    EnablePurgeProtection = true,
                    SoftDeleteRetentionInDays = 7,
                    PublicNetworkAccess = "disabled",
                    NetworkAcls = new NetworkRuleSetArgs
                    {
                        Bypass = NetworkRuleBypassOptions.AzureServices,
                        DefaultAction = "Deny",
                        IpRules = [],
                        VirtualNetworkRules = { new VirtualNetworkRuleArgs { Id = network.SiteSubnetId } },
                    },
                },
            }
        );
        Secret = new Secret(
            "vault-secret",
            new()
            {
                ResourceGroupName = group,
                VaultName = Vault.Name,
                SecretName = "api-key",
                Properties = new SecretPropertiesArgs
                {
                    Value = new Config().RequireSecret("apiKey"),
                    ContentType = "text/plain",
                    Attributes = new SecretAttributesArgs { Enabled = true, Expires = 1893456000 },
                },
            },
            new() { Parent = Vault, AdditionalSecretOutputs = { "properties" } }
        );

        Account = new Storage.StorageAccount(
            "storage",
            new()
            {
                ResourceGroupName = group,
                AccountName = "stdocsoracle",
                Location = foundation.Group.Location,
                Kind = Storage.Kind.StorageV2,
                Sku = new Storage.Inputs.SkuArgs { Name = Storage.SkuName.Standard_ZRS },
                AccessTier = Storage.AccessTier.Hot,
                AllowBlobPublicAccess = false,
                AllowSharedKeyAccess = false,
                AllowCrossTenantReplication = false,
                DefaultToOAuthAuthentication = true,
                MinimumTlsVersion = Storage.MinimumTlsVersion.TLS1_2,
                PublicNetworkAccess = Storage.PublicNetworkAccess.Disabled,
                Encryption = new Storage.Inputs.EncryptionArgs
                {
                    KeySource = Storage.KeySource.Microsoft_Storage,
                    RequireInfrastructureEncryption = true,
                    Services = new Storage.Inputs.EncryptionServicesArgs
                    {
                        Blob = new Storage.Inputs.EncryptionServiceArgs { Enabled = true, KeyType = Storage.KeyType.Account },
                    },
                },
                NetworkRuleSet = new Storage.Inputs.NetworkRuleSetArgs
                {
                    Bypass = Storage.Bypass.AzureServices,
                    DefaultAction = Storage.DefaultAction.Deny,
                    IpRules =
                    {
                        new Storage.Inputs.IPRuleArgs { IPAddressOrRange = "203.0.113.7", Action = Storage.Action.Allow },
                    },
                    VirtualNetworkRules = { new Storage.Inputs.VirtualNetworkRuleArgs { VirtualNetworkResourceId = network.SiteSubnetId } },
                },
                SasPolicy = new Storage.Inputs.SasPolicyArgs
                {
                    ExpirationAction = Storage.ExpirationAction.Log,
                    SasExpirationPeriod = "1.00:00:00",
                },
                Tags = foundation.Tags,
            },
            new() { IgnoreChanges = { "tags" }, RetainOnDelete = true }
        );

        RegisterBlobs(foundation);
        Cosmos.Register(foundation);
    }

    private void RegisterBlobs(Foundation foundation)
    {
        var group = foundation.Group.Name;
        var blobs = new Storage.BlobServiceProperties(
            "storage-blobs",
            new()
            {
                ResourceGroupName = group,
                AccountName = Account.Name,
                BlobServicesName = "default",
                IsVersioningEnabled = true,
                ChangeFeed = new Storage.Inputs.ChangeFeedArgs { Enabled = true, RetentionInDays = 14 },
                DeleteRetentionPolicy = new Storage.Inputs.DeleteRetentionPolicyArgs
                {
                    Enabled = true,
                    Days = 14,
                    AllowPermanentDelete = false,
                },
                ContainerDeleteRetentionPolicy = new Storage.Inputs.DeleteRetentionPolicyArgs { Enabled = true, Days = 7 },
                Cors = new Storage.Inputs.CorsRulesArgs { CorsRules = [] },
            },
            new() { Parent = Account }
        );
        _ = new Storage.TableServiceProperties(
            "storage-tables",
            new()
            {
                ResourceGroupName = group,
                AccountName = Account.Name,
                TableServiceName = "default",
                Cors = new Storage.Inputs.CorsRulesArgs { CorsRules = [] },
            },
            new() { Parent = Account }
        );
        var documents = new Storage.BlobContainer(
            "storage-documents",
            new()
            {
                ResourceGroupName = group,
                AccountName = Account.Name,
                ContainerName = "documents",
                PublicAccess = Storage.PublicAccess.None,
                Metadata = { ["purpose"] = "documents", ["owner"] = foundation.Identity.ClientId },
            },
            new() { Parent = Account, DependsOn = { blobs } }
        );
        _ = new Storage.ManagementPolicy(
            "storage-lifecycle",
            new()
            {
                ResourceGroupName = group,
                AccountName = Account.Name,
                ManagementPolicyName = "default",
                Policy = new Storage.Inputs.ManagementPolicySchemaArgs
                {
                    Rules =
                    {
                        new Storage.Inputs.ManagementPolicyRuleArgs
                        {
                            Name = "old-packages",
                            Enabled = true,
                            Type = Storage.RuleType.Lifecycle,
                            Definition = new Storage.Inputs.ManagementPolicyDefinitionArgs
                            {
                                Actions = new Storage.Inputs.ManagementPolicyActionArgs
                                {
                                    BaseBlob = new Storage.Inputs.ManagementPolicyBaseBlobArgs
                                    {
                                        TierToCool = new Storage.Inputs.DateAfterModificationArgs { DaysAfterModificationGreaterThan = 30 },
                                        Delete = new Storage.Inputs.DateAfterModificationArgs { DaysAfterModificationGreaterThan = 365 },
                                    },
                                    Version = new Storage.Inputs.ManagementPolicyVersionArgs
                                    {
                                        Delete = new Storage.Inputs.DateAfterCreationArgs { DaysAfterCreationGreaterThan = 30.5 },
                                    },
                                },
                                Filters = new Storage.Inputs.ManagementPolicyFilterArgs
                                {
                                    BlobTypes = { "blockBlob" },
                                    PrefixMatch = { Output.Format($"{documents.Name}/") },
                                },
                            },
                        },
                    },
                },
            },
            new() { Parent = Account, DependsOn = { documents } }
        );
    }

    public Vault Vault { get; }

    public Secret Secret { get; }

    public Storage.StorageAccount Account { get; }
}
