using AzureDefinitions.Facts;

namespace AzureSimulator.Access;

/// <summary>Azure's own roles that the facts name, by id.</summary>
public static class BuiltInRoles
{
    private static readonly Lazy<IReadOnlyDictionary<string, RoleDefinition>> Roles = new(() =>
        FactFile
            .Of("roles")
            .Rows.ToDictionary(
                row => row["id"],
                row => new RoleDefinition(
                    row["name"],
                    row.List("actions"),
                    row.List("notActions"),
                    row.List("dataActions"),
                    row.List("notDataActions")
                ),
                StringComparer.OrdinalIgnoreCase
            )
    );

    public static IReadOnlyDictionary<string, RoleDefinition> All => Roles.Value;
}
