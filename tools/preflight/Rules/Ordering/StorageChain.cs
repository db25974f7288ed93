using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class StorageChain()
    : Rule(
        new()
        {
            Id = "storage-chain",
            Title = "Services and policies of one storage account are written one after another",
            Why =
                "A storage account takes one write of its settings at a time, and can reject the second one (409 "
                + "StorageAccountOperationInProgress).",
            Fix = "Let each service and policy of the account depend on the one before. Containers, queues and shares may come together.",
            Severity = Severity.Warning,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/pulumi/pulumi-azure-native/issues/4761",
            Types = Settings,
            Example = """
            store:
              type: azure-native:storage:StorageAccount
            store-blobs:
              type: azure-native:storage:BlobServiceProperties
              properties:
                accountName: ${store.name}
                blobServicesName: default
            store-policy:
              type: azure-native:storage:ManagementPolicy
              properties:
                accountName: ${store.name}
                managementPolicyName: default
              options:
                dependsOn:
                  - ${store-blobs}
            """,
        }
    )
{
    /// <summary>What lies directly in an account, and is written to its settings.</summary>
    private static readonly string[] Settings =
    [
        "storage:BlobServiceProperties",
        "storage:FileServiceProperties",
        "storage:QueueServiceProperties",
        "storage:TableServiceProperties",
        "storage:ManagementPolicy",
        "storage:BlobInventoryPolicy",
        "storage:ObjectReplicationPolicy",
        "storage:EncryptionScope",
        "storage:LocalUser",
    ];

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var account in Unordered.ByParent(plan.Of(Settings)))
        {
            foreach (var (late, other) in Unordered.In([.. account], plan))
            {
                yield return late.Problem(
                    $"and {other.Name} change the storage account {account.Key[(account.Key.LastIndexOf('/') + 1)..]} at the same time, "
                        + "which Azure can reject (409 StorageAccountOperationInProgress); let one depend on the other"
                );
            }
        }
    }
}
