using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ImmutableStorage()
    : Rule(
        new()
        {
            Id = "immutable-storage",
            Title = "Immutable blobs do not conflict with restores and deletions",
            Why =
                "A locked policy cannot be shortened or removed, so the account cannot be deleted before it ends. A point-in-time "
                + "restore leaves immutable blobs as they are, and the result is not consistent.",
            Fix = "Use immutability for records only, Unlocked before production, and no restorePolicy beside it.",
            Severity = Severity.Warning,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/storage/blobs/immutable-storage-overview",
            Types = ["storage:StorageAccount", "storage:BlobContainer"],
            Example = """
            documents:
              type: azure-native:storage:StorageAccount
            documents-container:
              type: azure-native:storage:BlobContainer
              properties: { accountName: documents }
            """,
        }
    )
{
    private const string Account = "immutableStorageWithVersioning";

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var resource in plan.Of("storage:StorageAccount", "storage:BlobContainer"))
        {
            if (resource.Text($"{Account}.enabled") != "true")
            {
                continue;
            }

            var account = resource;
            while (account is not null && account.Token != "storage:StorageAccount")
            {
                account = plan.ParentOf(account);
            }

            if (
                account is not null
                && plan.ChildrenOf(account)
                    .Any(child => child.Token == "storage:BlobServiceProperties" && child.Text("restorePolicy.enabled") == "true")
            )
            {
                yield return resource.Problem(
                    $"{Account} is enabled beside restorePolicy, which does not restore immutable blobs; use one of the two"
                );
            }

            if (plan.Stage < Stage.Production && resource.Text($"{Account}.immutabilityPolicy.state") == "Locked")
            {
                yield return resource.Problem(
                    $"{Account}.immutabilityPolicy.state is Locked, so that the immutable data outlives the stack for "
                        + $"{resource.Text($"{Account}.immutabilityPolicy.immutabilityPeriodSinceCreationInDays")} days; set Unlocked"
                );
            }
        }

        foreach (var policy in plan.Of("storage:BlobContainerImmutabilityPolicy").Where(_ => plan.Stage < Stage.Production))
        {
            if (policy.Text("state") == "Locked")
            {
                yield return policy.Problem("locks an immutability policy, so that the data outlives the stack; set Unlocked");
            }
        }
    }
}
