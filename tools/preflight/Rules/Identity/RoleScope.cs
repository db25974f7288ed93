using AzureRest;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class RoleScope()
    : Rule(
        new()
        {
            Id = "role-scope",
            Title = "Roles are data-plane roles on single resources",
            Why =
                "Owner, Contributor and similar roles allow changes to the deployment itself. A role on a group or "
                + "subscription covers resources that the caller does not use.",
            Fix = "Assign a data-plane role and set scope to the resource that is used.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.Principles,
            Requirements = ["ID-07", "ID-08"],
            Types = ["authorization:RoleAssignment"],
            Example = """
            search:
              type: azure-native:search:Service
            app-search-reader:
              type: azure-native:authorization:RoleAssignment
              properties:
                scope: ${search.id}
                # Search Index Data Reader
                roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/1407120a-92aa-4202-b7e9-c0e197c71c8f
            """,
        }
    )
{
    /// <summary>They read resources, not data; operators hold them on whole groups.</summary>
    private static readonly HashSet<string> Reading =
    [
        BuiltInRole.Reader.Id,
        "43d0d8ad-25c7-4714-9337-8ba259a9fe05", // Monitoring Reader
        "73c42c96-874c-492b-b04d-ab87d138a893", // Log Analytics Reader
        "39bc4728-0917-49c7-9d2c-d95423bc2eb4", // Security Reader
        "72fafb9e-0641-4937-9268-a91bfd8191a3", // Cost Management Reader
        "b279062a-9be3-42a0-92ae-8b3cf002ec4d", // Workbook Reader
    ];

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        HashSet<string>? own = null;
        foreach (var grant in plan.Grants)
        {
            var wide = Wide(grant.Scope);
            if (BuiltInRole.IsPrivileged(grant.Role))
            {
                var assigns = grant.Role == BuiltInRole.UserAccessAdministrator.Id || grant.Role == BuiltInRole.RoleAdministrator.Id;
                if (assigns && grant.Assignment.Has("condition") && wide is null or "resource group")
                {
                    continue;
                }

                yield return grant.Assignment.Problem(
                    $"grants {grant.Title} on {grant.Scope}{(wide is null ? "" : $", a {wide}")}; "
                        + (assigns ? "without a condition it can assign every role: add a condition on the roles, or " : "")
                        + "grant a data-plane role on the resource that is used"
                );
            }
            else if (wide is not null)
            {
                own ??= [.. plan.Resources.SelectMany(resource => resource.Principals)];
                if (!Reading.Contains(grant.Role) || own.Contains(grant.Principal))
                {
                    yield return grant.Assignment.Problem(
                        $"grants {grant.Title} on {grant.Scope}, a {wide}, which is more than one resource; set scope to the resource "
                            + "that is used"
                    );
                }
            }
        }
    }

    /// <returns>What a scope of more than one resource is; null for one resource, or if it is not known.</returns>
    private static string? Wide(string scope) =>
        AzureResource.IsHidden(scope) ? null
        : scope.StartsWith("/providers/Microsoft.Management/managementGroups/", StringComparison.OrdinalIgnoreCase) ? "management group"
        : scope.Contains("/providers/", StringComparison.OrdinalIgnoreCase) ? null
        : scope.Contains("/resourceGroups/", StringComparison.OrdinalIgnoreCase) ? "resource group"
        : "subscription";
}
