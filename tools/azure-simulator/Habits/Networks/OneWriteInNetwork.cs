using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Networks;

internal sealed class OneWriteInNetwork : Habit
{
    public override string Id => "subnet-writes-conflict";

    public override string Sentence =>
        "A network takes one write at a time: one of its subnets, or something that joins a subnet, lets another write wait or fail.";

    public override string Source => "https://github.com/pulumi/pulumi-azure-native/issues/1024";

    public override string Sure => "measured";

    public override ArmResponse? Refuse(Call call)
    {
        if (!call.IsChange || !(call.IsOf(SubnetUse.Networks) || call.IsOf(SubnetUse.Subnets)))
        {
            return null;
        }

        var running = call.Azure.Running(call.RootId).Select(operation => operation.Id).FirstOrDefault()
            ?? SubnetUse.Within(call.RootId, call.Azure).Select(each => each.From.Operation).FirstOrDefault(id => id is not null);
        return running is null
            ? null
            : Failure(
                409,
                "AnotherOperationInProgress",
                "Another operation on this or dependent resource is in progress. To retrieve status of the operation use uri: "
                    + $"https://management.azure.com{call.Path.SubscriptionId}/providers/Microsoft.Network/locations/global/operations/{running}"
                    + $"?api-version={call.Request.ApiVersion}."
            );
    }
}
