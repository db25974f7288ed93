using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class BlobRecovery()
    : ResourceRule(
        new()
        {
            Id = "blob-recovery",
            Title = "Documents that are deleted or overwritten can be brought back, and old versions go",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            From = Stage.Test,
            Source = Sources.Storage,
            Requirements = ["DR-04", "GRD-17"],
            Types = ["storage:StorageAccount"],
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
            yield return resource.Problem("keeps nothing of what is deleted; declare BlobServiceProperties");
            yield break;
        }

        foreach (var (policy, what) in new[] { ("deleteRetentionPolicy", "blobs"), ("containerDeleteRetentionPolicy", "containers") })
        {
            if (blobs.Text($"{policy}.enabled") != "true" || blobs.Number($"{policy}.days") < Days)
            {
                yield return blobs.Problem(
                    $"{policy} is {blobs.Text($"{policy}.enabled") ?? "not set"} for {blobs.Text($"{policy}.days") ?? "no"} days; keep deleted {what} {Days} days or more"
                );
            }
        }

        if (blobs.Text("restorePolicy.enabled") == "true")
        {
            if (
                blobs.Number("restorePolicy.days") >= blobs.Number("deleteRetentionPolicy.days")
                || blobs.Text("changeFeed.enabled") != "true"
                || blobs.Text("isVersioningEnabled") != "true"
            )
            {
                yield return blobs.Problem(
                    $"restorePolicy of {blobs.Text("restorePolicy.days")} days needs versions, the change feed, and fewer days than deleteRetentionPolicy ({blobs.Text("deleteRetentionPolicy.days")}); Azure refuses it otherwise"
                );
            }
        }

        foreach (var problem in blobs.Must("isVersioningEnabled", "an overwritten document is gone", "true"))
        {
            yield return problem;
        }

        if (!parts.Exists(part => part.Token == "storage:ManagementPolicy"))
        {
            yield return resource.Problem("keeps old versions for ever; declare a ManagementPolicy");
        }
    }
}
