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

    public override string? Fix => "Declare the subnets in the network, or let each subnet depend on the one before.";

    public override ArmResponse? Refuse(Call call)
    {
        if (!call.IsChange || !(call.IsOf(SubnetUse.Networks) || call.IsOf(SubnetUse.Subnets)))
        {
            return null;
        }

        var running = call.Azure.Running(call.RootId).Select(operation => operation.Id).FirstOrDefault()
            ?? SubnetUse.Within(call.RootId, call.Azure).Select(each => each.From.Operation).FirstOrDefault(id => id is not null);
        return running is null ? null : AzureErrors.AnotherOperation(call.Path, running, call.Request.ApiVersion) with { Habit = Id };
    }
}
