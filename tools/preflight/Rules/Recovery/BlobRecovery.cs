using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class BlobRecovery()
    : ResourceRule(
        new()
        {
            Id = "blob-recovery",
            Title = "Deleted and overwritten blobs can be restored, and old versions expire",
            Why =
                "Without soft delete and versions a mistake deletes documents permanently. Without a policy old versions "
                + "cost forever.",
            Fix = "Declare BlobServiceProperties with versioning and 7 days of soft delete, and a ManagementPolicy.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            From = Stage.Test,
            Source = Sources.Storage,
            Requirements = ["DR-04", "GRD-17"],
            Types = ["storage:StorageAccount"],
            Example = """
            documents:
              type: azure-native:storage:StorageAccount
            documents-container:
              type: azure-native:storage:BlobContainer
              properties: { accountName: documents }
            documents-blobs:
              type: azure-native:storage:BlobServiceProperties
              properties:
                accountName: documents
                blobServicesName: default
                isVersioningEnabled: true
                deleteRetentionPolicy: { enabled: true, days: 14 }
                containerDeleteRetentionPolicy: { enabled: true, days: 14 }
                changeFeed: { enabled: true }
                restorePolicy: { enabled: true, days: 7 }
            documents-versions:
              type: azure-native:storage:ManagementPolicy
              properties: { accountName: documents, managementPolicyName: default }
            """,
        }
    )
{
    private const int Days = 7;

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var parts = plan.ChildrenOf(resource).ToList();
        if (!parts.Exists(part => part.Token == "storage:BlobContainer"))
        {
            yield break;
        }

        var blobs = parts.Find(part => part.Token == "storage:BlobServiceProperties");
        if (blobs is null)
        {
            yield return resource.Problem("has no soft delete or versioning; declare BlobServiceProperties");
            yield break;
        }

        foreach (var (policy, what) in new[] { ("deleteRetentionPolicy", "blobs"), ("containerDeleteRetentionPolicy", "containers") })
        {
            if (blobs.Text($"{policy}.enabled") != "true" || blobs.Number($"{policy}.days") < Days)
            {
                yield return blobs.Problem(
                    $"{policy} is {blobs.Text($"{policy}.enabled") ?? "not set"} for {blobs.Text($"{policy}.days") ?? "no"} "
                        + $"days; keep deleted {what} for {Days} days or more"
                );
            }
        }

        foreach (var problem in blobs.Must("isVersioningEnabled", "an overwritten document cannot be restored otherwise", "true"))
        {
            yield return problem;
        }

        if (!parts.Exists(part => part.Token == "storage:ManagementPolicy"))
        {
            yield return resource.Problem("keeps old versions forever; declare a ManagementPolicy");
        }
    }
}
