using Pulumi;
using Pulumi.AzureNative.Authorization;

namespace Infra.Shared;

/// <summary>
/// Keeps data from being deleted by anybody, in the portal too. Parts whose children come and go take none, because a lock holds those
/// as well. A teardown takes them off itself.
/// </summary>
public static class DeleteLock
{
    public static void On(StackContext stack, string name, Resource parent, Input<string> scope)
    {
        if (stack.Settings.ProtectData)
        {
            _ = new ManagementLockByScope(
                $"{name}-lock",
                new()
                {
                    LockName = "holds-data",
                    Scope = scope,
                    Level = LockLevel.CanNotDelete,
                    Notes = "Holds data. pulumi config set protectData false, then pulumi up, removes this lock.",
                },
                new() { Parent = parent }
            );
        }
    }
}
