using Infra.Context;
using Infra.Ordering;
using Pulumi;
using Pulumi.AzureNative.Storage;
using Pulumi.AzureNative.Storage.Inputs;

namespace Infra.Components.Storage;

/// <summary>Recovery of deleted or overwritten blobs: soft delete, versions and point-in-time restore.</summary>
internal static class BlobRecovery
{
    /// <param name="changes">The account's changes, which come one after another.</param>
    public static BlobServiceProperties Create(
        string name,
        BlobStoreArgs args,
        Resource parent,
        StorageAccount account,
        DataService store,
        Chain changes
    )
    {
        var days = args.Settings.RecoveryDays;

        // Azure cannot delete these settings; a deletion would turn recovery off while the account, even a retained one, still exists.
        var service = changes.CreateSetting(parent, account, after => new BlobServiceProperties(
            $"{name}-blobs",
            new()
            {
                AccountName = account.Name,
                BlobServicesName = "default",
                ResourceGroupName = args.Context.ResourceGroupName,
                IsVersioningEnabled = true,
                ChangeFeed = new ChangeFeedArgs { Enabled = true, RetentionInDays = days },
                DeleteRetentionPolicy = new DeleteRetentionPolicyArgs { Enabled = true, Days = days },
                ContainerDeleteRetentionPolicy = new DeleteRetentionPolicyArgs { Enabled = true, Days = days },

                // Azure requires fewer days than deleted blobs are kept.
                RestorePolicy = new RestorePolicyPropertiesArgs { Enabled = true, Days = days - 1 },
            },
            after
        ));

        // Versions beyond the recovery time only cost.
        var versions = changes.Create(parent, after => new ManagementPolicy(
            $"{name}-versions",
            new()
            {
                AccountName = account.Name,
                ManagementPolicyName = "default",
                ResourceGroupName = args.Context.ResourceGroupName,
                Policy = new ManagementPolicySchemaArgs { Rules = { RemoveVersions(days) } },
            },
            after
        ));
        store.Covers(versions);
        return service;
    }

    private static ManagementPolicyRuleArgs RemoveVersions(int days) =>
        new()
        {
            Name = "old-versions",
            Type = "Lifecycle",
            Enabled = true,
            Definition = new ManagementPolicyDefinitionArgs
            {
                Filters = new ManagementPolicyFilterArgs { BlobTypes = { "blockBlob" } },
                Actions = new ManagementPolicyActionArgs
                {
                    Version = new ManagementPolicyVersionArgs
                    {
                        Delete = new DateAfterCreationArgs { DaysAfterCreationGreaterThan = days },
                    },
                },
            },
        };
}
