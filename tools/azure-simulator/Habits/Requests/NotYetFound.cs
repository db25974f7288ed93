using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Requests;

internal sealed class NotYetFound : Habit
{
    private const string From = "foundFrom";
    private const double NowAndThen = 0.02;
    private static readonly TimeSpan Hidden = TimeSpan.FromSeconds(5);

    private static readonly HashSet<string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        "Microsoft.Resources/resourceGroups",
        "Microsoft.Web/serverfarms",
        "Microsoft.Network/privateDnsZones",
        "Microsoft.OperationalInsights/workspaces",
        "Microsoft.ManagedIdentity/userAssignedIdentities",
    };

    public override string Id => "eventual-404-after-create";

    public override string Sentence => "For some seconds after its creation a group or parent may not be found by what is made in it.";

    public override string Source => "https://github.com/pulumi/pulumi-azure-native/issues/1126";

    public override string Sure => "reported";

    public override string? Fix => "Run the update again: the group or parent is found by then.";

    public override void Change(Call call, Outcome outcome)
    {
        if (
            call.IsWrite
            && outcome.Operation.Kind == "Create"
            && Types.Contains(outcome.Resource.Type)
            && call.Azure.Happens($"{Id}#{outcome.Resource.Id}", NowAndThen)
        )
        {
            outcome.Resource.Note(From, outcome.Operation.Ends + Hidden);
        }
    }

    public override ArmResponse? Refuse(Call call) =>
        !call.IsCreate ? null
        : call.Azure.Resources.Find(call.Path.GroupId) is { } group && group.Noted(From) > call.Now && group.Id != call.Id
            ? AzureErrors.NoGroup(group.Name) with
            {
                Habit = Id,
            }
        : call.Parent?.Noted(From) > call.Now ? AzureErrors.NoParent(call.Path, "write") with { Habit = Id }
        : null;
}
