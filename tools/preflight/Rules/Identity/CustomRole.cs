using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class CustomRole()
    : ResourceRule(
        new()
        {
            Id = "custom-role",
            Title = "Custom roles name their actions and scopes",
            Why =
                "A wildcard over providers is an owner's role under another name, and grows with each service that Azure adds. Azure "
                + "rejects some scopes.",
            Fix = "List the actions that the principal calls, and set assignableScopes to the resource group.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/azure/role-based-access-control/custom-roles",
            Requirements = ["ID-07"],
            Types = ["authorization:RoleDefinition", "cosmosdb:SqlResourceSqlRoleDefinition", "documentdb:SqlResourceSqlRoleDefinition"],
            Example = """
            scorer:
              type: azure-native:authorization:RoleDefinition
              properties:
                scope: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/group
                roleName: scorer
                permissions:
                  - actions: [Microsoft.MachineLearningServices/workspaces/onlineEndpoints/score/action]
                assignableScopes:
                  - /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/group
            """,
        }
    )
{
    private const string Assign = "Microsoft.Authorization/roleAssignments/write";
    private const string ManagementGroups = "/providers/Microsoft.Management/managementGroups/";

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        foreach (var permission in resource.List("permissions").Select(each => new Permission(each)))
        {
            foreach (var action in permission.Actions.Where(IsEverything))
            {
                yield return resource.Problem(
                    $"actions has {action}, which covers every provider"
                        + (permission.NotActions.Count > 0 ? "; notActions cannot keep up with it" : "")
                        + "; list the actions that are needed"
                );
            }

            if (
                permission.Actions.Any(action => !IsEverything(action) && ActionPattern.Includes(action, Assign))
                && !permission.NotActions.Any(action => ActionPattern.Includes(action, Assign))
            )
            {
                yield return resource.Problem($"may assign roles ({Assign}), also to itself; remove the action");
            }

            foreach (var action in permission.DataActions.Where(IsProvider))
            {
                yield return resource.Problem($"dataActions has {action}, which covers all data; list the actions that are needed");
            }
        }

        foreach (var problem in Scopes(resource))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Problem> Scopes(AzureResource resource)
    {
        var scopes = resource.Texts("assignableScopes").ToList();
        if (scopes.Find(scope => scope == "/" || scope.Contains('*', StringComparison.Ordinal)) is { } root)
        {
            yield return resource.Problem($"assignableScopes has {root}, which Azure rejects for custom roles; set a resource group");
        }

        var groups = scopes.Where(scope => scope.StartsWith(ManagementGroups, StringComparison.OrdinalIgnoreCase)).ToList();
        if (groups.Count > 1)
        {
            yield return resource.Problem($"assignableScopes has {groups.Count} management groups; Azure accepts one");
        }
        else if (groups.Count == 1 && resource.List("permissions").Any(each => new Permission(each).DataActions.Count > 0))
        {
            yield return resource.Problem(
                $"assignableScopes has {groups[0]}, which Azure rejects for a role with dataActions; set a subscription or resource group"
            );
        }
    }

    private static bool IsEverything(string action) => action.StartsWith("*", StringComparison.Ordinal) && !action.EndsWith("/read");

    private static bool IsProvider(string action) =>
        action == "*" || (action.EndsWith("/*", StringComparison.Ordinal) && action.Count(each => each == '/') == 1);
}
