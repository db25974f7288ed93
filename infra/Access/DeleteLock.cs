using Infra.Naming;
using Pulumi;
using Pulumi.AzureNative.Authorization;

namespace Infra.Access;

/// <summary>
/// A lock that blocks deletion, in the portal too. Services whose children come and go have none, because a lock covers children as well.
/// A teardown removes the locks.
/// </summary>
public static class DeleteLock
{
    /// <summary>Creates nothing where protectData is false.</summary>
    public static void Create(string name, Foundation foundation, Resource parent, Input<string> scope)
    {
        if (foundation.ProtectData)
        {
            _ = new ManagementLockByScope(
                $"{name}-lock",
                new()
                {
                    LockName = "holds-data",
                    Scope = scope,
                    Level = LockLevel.CanNotDelete,
                    Notes = "Holds data. To remove this lock, run: pulumi config set protectData false, then pulumi up.",
                },
                new() { Parent = parent }
            );
        }
    }
}
