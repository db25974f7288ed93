using AzureSimulator.Access;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Agents;

internal sealed class HostLeftBehind : Habit
{
    private const string Host = "capabilityHosts";

    private static readonly TimeSpan Cleanup = TimeSpan.FromHours(24);

    public override string Id => "capability-host-before-account-delete";

    public override string Sentence =>
        "A capability host that is not deleted before its account holds the subnet of agents for a day, whether the "
        + "account is purged or not.";

    public override string Source => "https://github.com/microsoft-foundry/foundry-samples/issues/251";

    public override string Sure => "documented";

    public override string? Fix => "Let the program manage the host, so that it goes before its project and its account.";

    /// <summary>A project may go before its account and take its host along.</summary>
    public override void End(Operation operation, AzureState azure, Rights rights)
    {
        if (
            operation.Kind == "Delete"
            && azure.Resources.Find(operation.Resource) is { } gone
            && ArmPath.IsWithin(gone.Type, HeldSubnets.Account)
            && azure.Resources.Below(gone.Id).Any(each => each.Type.EndsWith(Host, StringComparison.OrdinalIgnoreCase))
            && azure.Resources.Find(Root(gone)) is { } account
        )
        {
            HeldSubnets.Hold(azure.Memory(Id), account, azure.Now + Cleanup);
        }
    }

    public override ArmResponse? Refuse(Call call) =>
        HeldSubnets.Refused(call, call.Azure.Memory(Id)) is { } refused ? refused with { Habit = Id } : null;

    private static string Root(Resource resource)
    {
        var path = resource.Path;
        while (path.Parent is { } parent)
        {
            path = ArmPath.Of(parent);
        }

        return path.Text;
    }
}
