using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Policy;

internal sealed class PolicyNotYetFound : Habit
{
    private static readonly TimeSpan Hidden = TimeSpan.FromSeconds(30);

    public override string Id => "policy-assignment-settles";

    public override string Sentence => "A policy assignment is not found for some seconds after its creation.";

    public override string Source =>
        "https://github.com/hashicorp/terraform-provider-azurerm/blob/main/internal/services/policy/assignment.go";

    public override string Sure => "reported";

    public override string? Fix => "Refresh some seconds later; if the assignment was dropped from the state, import it.";

    public override ArmResponse? Refuse(Call call) =>
        call.IsRead && call.IsOf(AssignedPolicy.Assignments) && call.Existing is { } assignment && call.Now - assignment.Created < Hidden
            ? Failure(404, "PolicyAssignmentNotFound", $"The policy assignment '{call.Path.Name}' is not found.")
            : null;
}
