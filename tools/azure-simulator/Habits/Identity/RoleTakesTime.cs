using AzureSimulator.Access;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Identity;

internal sealed class RoleTakesTime : Habit
{
    /// <summary>Seen from seconds to ten minutes.</summary>
    private const double LeastSeconds = 15;
    private const double MostSeconds = 300;

    public override string Id => "role-effective-late";

    public override string Sentence => "A role assignment exists at once and is effective after minutes; a deleted one works on as long.";

    public override string Source => "https://learn.microsoft.com/azure/role-based-access-control/troubleshooting";

    public override string Sure => "documented";

    public override string? Fix => "Let what uses the role depend on its assignment, and wait until it is in effect.";

    public override void Change(Call call, Outcome outcome)
    {
        if (!call.IsOf(Rights.Assignments))
        {
            return;
        }

        var delay = TimeSpan.FromSeconds(LeastSeconds + (MostSeconds - LeastSeconds) * call.Azure.Chance(call.Id));
        if (call.IsDelete)
        {
            call.Rights.Linger(outcome.Resource, call.Now + delay);
        }
        else if (call.IsCreate)
        {
            outcome.Resource.Note(Rights.EffectiveFrom, call.Now + delay);
        }
    }
}
