using System.Text.Json.Nodes;
using AzureSimulator.Access;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Agents;

internal sealed class SubnetStaysHeld : Habit
{
    private static readonly TimeSpan WithoutPurge = TimeSpan.FromHours(48);
    private static readonly TimeSpan AfterPurge = TimeSpan.FromMinutes(15);

    public override string Id => "agent-subnet-held";

    public override string Sentence =>
        "The subnet of agents stays held after the account is deleted: until some time after its purge, or for two days without one.";

    public override string Source => "https://github.com/microsoft-foundry/foundry-samples/issues/276";

    public override string Sure => "measured";

    public override bool PassesLater => true;

    public override string? Fix => "Delete and purge the account, wait a quarter of an hour, and delete the network then.";

    public override void End(Operation operation, AzureState azure, Rights rights)
    {
        if (
            operation.Kind == "Delete"
            && azure.Resources.Find(operation.Resource) is { } account
            && ArmPath.Same(account.Type, HeldSubnets.Account)
        )
        {
            HeldSubnets.Hold(azure.Memory(Id), account, azure.Now + WithoutPurge);
        }
        else if (operation.Kind == "Purge")
        {
            HeldSubnets.Release(azure.Memory(Id), operation.Resource, azure.Now + AfterPurge);
        }
    }

    public override ArmResponse? Refuse(Call call) =>
        HeldSubnets.Refused(call, call.Azure.Memory(Id)) is { } refused ? refused with { Habit = Id } : null;

    public override void Show(Resource resource, JsonObject body, AzureState azure) =>
        HeldSubnets.Show(resource, body, azure.Memory(Id), azure);
}
