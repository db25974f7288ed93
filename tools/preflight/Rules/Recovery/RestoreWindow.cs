using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class RestoreWindow()
    : ResourceRule(
        new()
        {
            Id = "restore-window",
            Title = "Point-in-time restore has what it needs for its whole window",
            Why =
                "Azure restores blobs from versions, soft-deleted blobs and the change feed. It rejects a restore policy without "
                + "them, and cannot restore what a shorter retention has removed.",
            Fix =
                "Enable versioning, the change feed and soft delete, each for more days than restorePolicy.days, and delete old "
                + "versions later than that.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/storage/blobs/point-in-time-restore-overview",
            Requirements = ["DR-04"],
            Types = ["storage:BlobServiceProperties"],
            Example = """
            documents:
              type: azure-native:storage:StorageAccount
              properties:
                kind: StorageV2
                sku: { name: Standard_ZRS }
            documents-blobs:
              type: azure-native:storage:BlobServiceProperties
              properties:
                accountName: ${documents.name}
                blobServicesName: default
                isVersioningEnabled: true
                deleteRetentionPolicy: { enabled: true, days: 14 }
                changeFeed: { enabled: true, retentionInDays: 14 }
                restorePolicy: { enabled: true, days: 7 }
            documents-versions:
              type: azure-native:storage:ManagementPolicy
              properties:
                accountName: ${documents.name}
                managementPolicyName: default
                policy:
                  rules:
                    - name: versions
                      enabled: true
                      definition:
                        actions: { version: { delete: { daysAfterCreationGreaterThan: 14 } } }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (resource.Text("restorePolicy.enabled") != "true" || resource.Hides("restorePolicy.days"))
        {
            yield break;
        }

        var window = resource.Number("restorePolicy.days");
        foreach (var (path, what) in new[] { ("isVersioningEnabled", "versions"), ("changeFeed.enabled", "the change feed") })
        {
            foreach (var problem in resource.Must(path, $"restorePolicy needs {what}, and Azure rejects it otherwise", "true"))
            {
                yield return problem;
            }
        }

        if (resource.Text("deleteRetentionPolicy.enabled") != "true" && !resource.Hides("deleteRetentionPolicy.enabled"))
        {
            yield return resource.Problem("deleteRetentionPolicy is off, and Azure rejects restorePolicy without it; enable it");
        }
        else if (!resource.Hides("deleteRetentionPolicy.days") && resource.Number("deleteRetentionPolicy.days") <= window)
        {
            yield return resource.Problem(
                $"restorePolicy.days is {window}, and deleteRetentionPolicy.days is "
                    + $"{resource.Text("deleteRetentionPolicy.days") ?? "not set"}; Azure needs a shorter window"
            );
        }

        if (resource.Has("changeFeed.retentionInDays") && resource.IsBelow("changeFeed.retentionInDays", window))
        {
            yield return resource.Problem(
                $"changeFeed.retentionInDays is {resource.Text("changeFeed.retentionInDays")}, less than restorePolicy.days ({window}); "
                    + "remove it or set more days"
            );
        }

        if (resource.Text("deleteRetentionPolicy.allowPermanentDelete") == "true")
        {
            yield return resource.Problem(
                "deleteRetentionPolicy.allowPermanentDelete is true, which Azure does not accept beside restorePolicy; remove it"
            );
        }

        foreach (var problem in plan.ParentOf(resource) is { } account ? OfAccount(account, window, plan) : [])
        {
            yield return problem;
        }
    }

    private static IEnumerable<Problem> OfAccount(AzureResource account, double window, AzurePlan plan)
    {
        if (account.Text("isHnsEnabled") == "true")
        {
            yield return account.Problem(
                "isHnsEnabled is true, and Azure cannot restore blobs of an account with a hierarchical namespace; remove restorePolicy"
            );
        }

        if (account.Text("sku.name")?.StartsWith("Premium", StringComparison.OrdinalIgnoreCase) == true)
        {
            yield return account.Problem(
                $"sku.name is {account.Text("sku.name")}, and Azure restores blobs of standard accounts only; remove restorePolicy"
            );
        }

        foreach (var policy in plan.ChildrenOf(account).Where(child => child.Token == "storage:ManagementPolicy"))
        {
            foreach (var rule in LifecycleRule.Of(policy).Where(rule => rule.IsEnabled))
            {
                if (rule.Days("version.delete") is { } days && days < window)
                {
                    yield return policy.Problem(
                        $"the rule {rule.Name} deletes versions after {days} days, before the restore window of {window} days ends; "
                            + "set more days"
                    );
                }
            }
        }
    }
}
