using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class LockOrder()
    : ResourceRule(
        new()
        {
            Id = "lock-order",
            Title = "Delete locks depend on the resources that they cover",
            Why =
                "A lock blocks the deletion of children, role assignments and diagnostic settings of its scope (ScopeLocked). Pulumi "
                + "deletes a lock before them only if the lock depends on them.",
            Fix = "Let the lock's scope depend on an output of each resource below it, and set deleteBeforeReplace on these resources.",
            Severity = Severity.Warning,
            Pillar = Pillar.Operations,
            Source = "https://github.com/MicrosoftDocs/azure-docs/issues/110791",
            Types = ["authorization:ManagementLockByScope"],
            Example = """
            documents:
              type: azure-native:storage:StorageAccount
            reports:
              type: azure-native:storage:BlobContainer
              properties:
                accountName: ${documents.name}
            documents-lock:
              type: azure-native:authorization:ManagementLockByScope
              properties:
                scope: ${documents.id}
                level: CanNotDelete
              options:
                dependsOn:
                  - ${reports}
            """,
        }
    )
{
    private const int Shown = 3;

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (resource.Text("scope") is not { } scope)
        {
            yield break;
        }

        var inside = scope + "/";
        var missed = plan
            .Resources.Where(below =>
                below != resource
                && below.Id.StartsWith(inside, StringComparison.OrdinalIgnoreCase)
                && below.Planned.Options is { DeletedWith: null, RetainOnDelete: false }
                && !plan.Waits(resource, below)
            )
            .Select(below => below.Name)
            .ToList();
        if (missed.Count > 0)
        {
            // A lock of a whole group covers all that is in it: one finding, not one for each resource.
            var names = string.Join(", ", missed.Take(Shown)) + (missed.Count > Shown ? $" and {missed.Count - Shown} more" : "");
            yield return resource.Problem(
                $"does not wait for {names}, so it can block the deletion or replacement (ScopeLocked); let its scope depend on each"
            );
        }
    }
}
