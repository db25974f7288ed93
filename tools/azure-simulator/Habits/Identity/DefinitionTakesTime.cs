using AzureSimulator.Access;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;

namespace AzureSimulator.Habits.Identity;

internal sealed class DefinitionTakesTime : Habit
{
    private static readonly TimeSpan Hidden = TimeSpan.FromSeconds(60);

    public override string Id => "role-definition-settles";

    public override string Sentence => "A new custom role cannot be assigned for a minute.";

    public override string Source =>
        "https://github.com/hashicorp/terraform-provider-azurerm/blob/main/internal/services/authorization/role_definition_resource.go";

    public override string Sure => "reported";

    public override string? Fix => "Wait a minute between the custom role and its assignment.";

    public override ArmResponse? Refuse(Call call)
    {
        if (!call.IsCreate || !call.IsOf(Rights.Assignments) || call.Text("properties", "roleDefinitionId") is not { } role)
        {
            return null;
        }

        var name = role[(role.LastIndexOf('/') + 1)..];
        return call
            .Azure.Resources.OfType(Rights.Definitions)
            .Any(each => ArmPath.Same(each.Name, name) && call.Now - each.Created < Hidden)
            ? Failure(
                404,
                "RoleDefinitionDoesNotExist",
                $"The specified role definition with ID '{name.Replace("-", "", StringComparison.Ordinal)}' does not exist."
            )
            : null;
    }
}
