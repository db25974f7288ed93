using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;

namespace AzureSimulator.Habits.StorageAccounts;

internal sealed class ChildrenOfStorageConflict : Habit
{
    public override string Id => "storage-children-conflict";

    public override string Sentence =>
        "A storage account takes one write at a time: parallel writes to its services and policies are refused.";

    public override string Source => "https://github.com/pulumi/pulumi-azure-native/issues/4761";

    public override string Sure => "reported";

    public override ArmResponse? Refuse(Call call) =>
        call.IsChange && ArmPath.IsWithin(call.Type, "Microsoft.Storage/storageAccounts") && call.Azure.Working(call.RootId).Any()
            ? Failure(
                409,
                "StorageAccountOperationInProgress",
                "An operation is currently performing on this storage account that requires exclusive access."
            )
            : null;
}
