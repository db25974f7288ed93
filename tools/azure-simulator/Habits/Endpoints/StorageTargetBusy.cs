using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Endpoints;

internal sealed class StorageTargetBusy : Habit
{
    public override string Id => "endpoint-target-busy-storage";

    public override string Sentence => "A private endpoint fails while something else writes its storage account or connects to it.";

    public override string Source => "https://github.com/Azure/bicep-registry-modules/issues/6001";

    public override string Sure => "measured";

    public override string? Fix =>
        "Make the endpoints of one storage account one after the other, and after the services and policies of the account.";

    public override void Change(Call call, Outcome outcome)
    {
        if (call.IsWrite && call.IsOf(EndpointParts.Type) && EndpointParts.Targets(call.Body).Any(target => IsBusy(target, call)))
        {
            outcome.Operation.Fail(
                "StorageAccountOperationInProgress",
                "Call to Microsoft.Storage/storageAccounts failed. Error message: An operation is currently performing on this "
                    + "storage account "
                    + "that requires exclusive access.",
                Id
            );
        }
    }

    private static bool IsBusy(string target, Call call) =>
        ArmPath.Same(ArmPath.Of(target).Type, "Microsoft.Storage/storageAccounts") && EndpointParts.IsBusy(target, call);
}
