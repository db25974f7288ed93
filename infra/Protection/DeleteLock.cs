using Pulumi;
using Pulumi.AzureNative.Authorization;

namespace Infra.Protection;

/// <summary>
/// A lock that blocks deletion, in the portal too. It also blocks the deletion of the service's children, role assignments and diagnostic
/// settings (ScopeLocked). Services whose children come and go have no lock. A teardown removes the locks.
/// </summary>
public sealed class DeleteLock(string name, Resource parent, Output<string> scope)
{
    private readonly List<CustomResource> _covered = [];

    /// <summary>
    /// Names a resource whose deletion the lock blocks. The lock is created after it and deleted before it, also if it is replaced.
    /// </summary>
    public void Covers(CustomResource resource) => _covered.Add(resource);

    internal void Create() =>
        _ = new ManagementLockByScope(
            $"{name}-lock",
            new()
            {
                LockName = "holds-data",

                // A dependency of a property: Pulumi replaces the lock with each resource that it covers, and so deletes it first.
                Scope = Output.Tuple(scope, Output.All(_covered.Select(each => (Input<string>)each.Id))).Apply(ready => ready.Item1),
                Level = LockLevel.CanNotDelete,
                Notes = "Holds data. To remove this lock, run: pulumi config set protectData false, then pulumi up.",
            },
            new() { Parent = parent, DeleteBeforeReplace = true }
        );
}
