using Infra.Shared;
using Pulumi;
using Pulumi.AzureNative.Storage;
using Pulumi.AzureNative.Storage.Inputs;

namespace Infra.Components;

/// <summary>What is deleted or overwritten in a storage account comes back for some days, singly or the whole account as it was at a time.</summary>
internal static class BlobRecovery
{
    public static BlobServiceProperties Keep(string name, StackContext stack, Resource parent, StorageAccount account)
    {
        var days = stack.Settings.RecoveryDays;
        var service = new BlobServiceProperties(
            $"{name}-blobs",
            new()
            {
                AccountName = account.Name,
                BlobServicesName = "default",
                ResourceGroupName = stack.ResourceGroupName,
                IsVersioningEnabled = true,
                ChangeFeed = new ChangeFeedArgs { Enabled = true, RetentionInDays = days },
                DeleteRetentionPolicy = new DeleteRetentionPolicyArgs { Enabled = true, Days = days },
                ContainerDeleteRetentionPolicy = new DeleteRetentionPolicyArgs { Enabled = true, Days = days },

                // Azure asks for fewer days than deleted blobs are kept.
                RestorePolicy = new RestorePolicyPropertiesArgs { Enabled = true, Days = days - 1 },
            },
            new() { Parent = parent }
        );

        // Versions that nobody can go back to any more only cost.
        _ = new ManagementPolicy(
            $"{name}-versions",
            new()
            {
                AccountName = account.Name,
                ManagementPolicyName = "default",
                ResourceGroupName = stack.ResourceGroupName,
                Policy = new ManagementPolicySchemaArgs { Rules = { RemoveVersions(days) } },
            },
            new() { Parent = parent, DependsOn = { service } }
        );
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
