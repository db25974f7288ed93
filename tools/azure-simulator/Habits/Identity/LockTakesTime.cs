using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Identity;

internal sealed class LockTakesTime : Habit
{
    private static readonly TimeSpan Lingers = TimeSpan.FromSeconds(20);

    public override string Id => "lock-replicates-late";

    public override string Sentence => "A lock that was deleted still forbids deletes for a while.";

    public override string Source =>
        "https://github.com/hashicorp/terraform-provider-azurerm/blob/main/internal/services/resource/management_lock_resource.go";

    public override string Sure => "measured";

    public override bool PassesLater => true;

    public override string? Fix => "Delete the locks first and wait a minute before you delete what they covered; a second run passes.";

    public override void Change(Call call, Outcome outcome)
    {
        if (call.IsDelete && IsLock(call))
        {
            call.Azure.Memory(Id)[call.Path.Scope] = Fixed.Text(outcome.Operation.Ends + Lingers);
        }
    }

    public override ArmResponse? Refuse(Call call) =>
        call.IsDelete && !IsLock(call) && call.Azure.Memories.ContainsKey(Id)
            ? call
                .Azure.Memory(Id)
                .Where(each => Fixed.Time((string)each.Value!) > call.Now)
                .Where(each => ArmPath.IsWithin(call.Path.Text, each.Key) || ArmPath.IsBelow(each.Key, call.Path.Text))
                .Select(each => AzureErrors.Locked(call.Id, "delete", [each.Key]) with { Habit = Id })
                .FirstOrDefault()
            : null;

    private static bool IsLock(Call call) => call.IsOf("Microsoft.Authorization/locks");
}
