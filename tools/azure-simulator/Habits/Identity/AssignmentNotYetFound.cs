using AzureSimulator.Access;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Identity;

internal sealed class AssignmentNotYetFound : Habit
{
    private static readonly TimeSpan Hidden = TimeSpan.FromSeconds(15);

    public override string Id => "role-assignment-404-after-create";

    public override string Sentence => "A role assignment is not found for some seconds after its creation.";

    public override string Source =>
        "https://github.com/hashicorp/terraform-provider-azurerm/blob/main/internal/services/authorization/role_assignment_resource.go";

    public override string Sure => "reported";

    public override string? Fix => "Refresh some seconds later; if the assignment was dropped from the state, import it.";

    public override ArmResponse? Refuse(Call call) =>
        call.IsRead && call.IsOf(Rights.Assignments) && call.Existing is { } assignment && call.Now - assignment.Created < Hidden
            ? Failure(404, "RoleAssignmentNotFound", $"The role assignment '{call.Path.Name}' is not found.")
            : null;
}
