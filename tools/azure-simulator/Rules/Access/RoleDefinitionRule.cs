using AzureSimulator.Access;
using AzureSimulator.Calls;
using AzureSimulator.Ids;
using AzureSimulator.Rules.Framework;

namespace AzureSimulator.Rules.Access;

/// <summary>A custom role has a name of its own, and is not deleted while it is assigned.</summary>
internal sealed class RoleDefinitionRule : Rule
{
    public override ArmResponse? Refuse(Call call)
    {
        if (!call.IsOf(Rights.Definitions))
        {
            return null;
        }

        if (call.IsDelete && call.Existing is { } gone)
        {
            return call
                .Azure.Resources.OfType(Rights.Assignments)
                .Any(each => IsOf((string?)each.Properties["roleDefinitionId"], gone.Name))
                ? ArmResponse.Failure(
                    400,
                    "RoleDefinitionHasAssignments",
                    "There are existing role assignments referencing role (code: RoleDefinitionHasAssignments)"
                )
                : null;
        }

        return
            call.IsWrite
            && call.Azure.Resources.OfType(Rights.Definitions)
                .Any(each =>
                    !ArmPath.Same(each.Name, call.Path.Name)
                    && ArmPath.Same((string?)each.Properties["roleName"], call.Text("properties", "roleName"))
                )
            ? ArmResponse.Failure(
                409,
                "RoleDefinitionWithSameNameExists",
                "A custom role with the same name already exists in this directory. Use a different name "
                    + $"'{call.Text("properties", "roleName")}'."
            )
            : null;
    }

    private static bool IsOf(string? id, string name) => id?.EndsWith($"/{name}", StringComparison.OrdinalIgnoreCase) == true;
}
