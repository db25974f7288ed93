using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class LifecycleDeletes()
    : ResourceRule(
        new()
        {
            Id = "lifecycle-delete",
            Title = "No lifecycle rule deletes or archives blobs that are in use",
            Why = "Azure applies the rule once a day to every blob that matches. It also deletes documents that are only old.",
            Fix = "Delete versions and snapshots only, or limit the rule with prefixMatch to a folder of temporary blobs.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/storage/blobs/lifecycle-management-overview",
            Requirements = ["DR-04"],
            From = Stage.Test,
            Types = ["storage:ManagementPolicy"],
            Example = """
            documents:
              type: azure-native:storage:StorageAccount
              properties:
                sku: { name: Standard_ZRS }
            documents-blobs:
              type: azure-native:storage:BlobServiceProperties
              properties: { accountName: documents, blobServicesName: default }
            documents-lifecycle:
              type: azure-native:storage:ManagementPolicy
              properties:
                accountName: documents
                managementPolicyName: default
                policy:
                  rules:
                    - name: versions
                      enabled: true
                      definition:
                        actions: { version: { delete: { daysAfterCreationGreaterThan: 30 } } }
                    - name: uploads
                      enabled: true
                      definition:
                        actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 1 } } }
                        filters: { blobTypes: [blockBlob], prefixMatch: [documents/uploads] }
            """,
        }
    )
{
    /// <summary>Where a longer age is a choice: logs, exports.</summary>
    private const int Short = 30;

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var account = plan.ParentOf(resource);
        var tracked = plan.ChildrenOf(account ?? resource)
            .Any(child => child.Token == "storage:BlobServiceProperties" && child.Is("lastAccessTimeTrackingPolicy.enable", "true"));
        foreach (var rule in LifecycleRule.Of(resource).Where(rule => rule.IsEnabled))
        {
            if (
                rule.Days("baseBlob.delete") is { } days
                && IsWhole(rule)
                && account is not null
                && !IsForLogs(account, plan)
                && (days <= Short || IsUsed(account, plan))
            )
            {
                yield return resource.Problem(
                    $"the rule {rule.Name} deletes every blob of {Area(rule)} after {days} days, also those in use; remove "
                        + "baseBlob.delete, or set prefixMatch to a folder"
                );
            }

            if (rule.UsesLastAccess && account is not null && !tracked)
            {
                yield return resource.Problem(
                    $"the rule {rule.Name} goes by the last access (daysAfterLastAccessTimeGreaterThan), which Azure accepts only "
                        + "with lastAccessTimeTrackingPolicy on the blob service; enable it"
                );
            }

            if (rule.Archives && account is not null)
            {
                if (account.Text("sku.name")?.EndsWith("ZRS", StringComparison.OrdinalIgnoreCase) == true)
                {
                    yield return resource.Problem(
                        $"the rule {rule.Name} moves blobs to the archive tier, which accounts of {account.Text("sku.name")} do not have; "
                            + "use tierToCool or tierToCold"
                    );
                }
                else if (IsWhole(rule) && IsUsed(account, plan))
                {
                    yield return resource.Problem(
                        $"the rule {rule.Name} moves every blob of {Area(rule)} to the archive tier, from which it cannot be read for "
                            + "hours; use tierToCool"
                    );
                }
            }
        }
    }

    private static bool IsWhole(LifecycleRule rule) =>
        !rule.IsTagged && (rule.Prefixes.Count == 0 || rule.Prefixes.Any(prefix => !prefix.TrimEnd('/').Contains('/')));

    private static string Area(LifecycleRule rule) => rule.Prefixes.Count == 0 ? "the account" : string.Join(" and ", rule.Prefixes);

    /// <summary>An app, an agent or a workspace refers to the account.</summary>
    private static bool IsUsed(AzureResource account, AzurePlan plan) =>
        AppDependency.Of(plan).Any(each => each.Target == account)
        || plan.Of("cognitiveservices:ProjectConnection", "cognitiveservices:AccountConnection")
            .Any(each => Same(each.Text("properties.metadata.ResourceId"), account.Id))
        || plan.Of("machinelearningservices:Workspace").Any(each => Same(each.Text("storageAccount"), account.Id));

    private static bool IsForLogs(AzureResource account, AzurePlan plan) =>
        plan.Of("monitor:DiagnosticSetting").Any(each => Same(each.Text("storageAccountId"), account.Id))
        || plan.Of("network:FlowLog").Any(each => Same(each.Text("storageId"), account.Id));

    private static bool Same(string? id, string other) => string.Equals(id, other, StringComparison.OrdinalIgnoreCase);
}
