using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;

namespace AzureSimulator.Habits.StorageAccounts;

internal sealed class ChildrenOfStorageConflict : Habit
{
    private const string Account = "Microsoft.Storage/storageAccounts";

    public override string Id => "storage-children-conflict";

    public override string Sentence =>
        "A storage account takes one write of its settings at a time: of itself, its services and its policies. "
        + "Containers may come together.";

    public override string Source => "https://github.com/pulumi/pulumi-azure-native/issues/4761";

    public override string Sure => "reported";

    public override string? Fix =>
        "Write the services and policies of one account one after the other: let each depend on the one before (dependsOn).";

    public override ArmResponse? Refuse(Call call) =>
        call.IsChange && IsSetting(call.Path) && call.Azure.Working(call.RootId).Any(operation => IsSetting(ArmPath.Of(operation.Resource)))
            ? Failure(
                409,
                "StorageAccountOperationInProgress",
                "An operation is currently performing on this storage account that requires exclusive access."
            )
            : null;

    /// <summary>The account itself, or what lies directly in it; no extension of it.</summary>
    private static bool IsSetting(ArmPath path) => ArmPath.IsWithin(path.Type, Account) && path.Types.Count <= 2;
}
