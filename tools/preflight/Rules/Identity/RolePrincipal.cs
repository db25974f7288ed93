using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class RolePrincipal()
    : Rule(
        new()
        {
            Id = "role-principal",
            Title = "Role assignments name the principal id of an identity",
            Why = "Azure looks for a principal of this id. A client id or tenant id is none: PrincipalNotFound, or a role without effect.",
            Fix = "Set principalId to the principalId of the identity.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/azure/role-based-access-control/troubleshooting",
            Requirements = ["ID-07"],
            Types = [.. Assignments],
            Example = """
            app-identity:
              type: azure-native:managedidentity:UserAssignedIdentity
            app-search-reader:
              type: azure-native:authorization:RoleAssignment
              properties:
                scope: /subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Search/searchServices/<name>
                principalId: ${app-identity.principalId}
                principalType: ServicePrincipal
            """,
        }
    )
{
    private static readonly string[] Assignments =
    [
        "authorization:RoleAssignment",
        "cosmosdb:SqlResourceSqlRoleAssignment",
        "documentdb:SqlResourceSqlRoleAssignment",
    ];

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        Dictionary<string, (AzureResource Identity, string What)>? wrong = null;
        foreach (var assignment in plan.Of(Assignments))
        {
            if (assignment.Text("principalId") is not { } principal || AzureResource.IsHidden(principal))
            {
                continue;
            }

            wrong ??= Others(plan);
            if (wrong.TryGetValue(principal, out var found))
            {
                yield return assignment.Problem(
                    $"principalId is {principal}, the {found.What} of {found.Identity.Name}; use its principal id"
                        + (found.Identity.Planned.Outputs.Text("principalId") is { } id && !AzureResource.IsHidden(id) ? $", {id}" : "")
                );
            }
        }
    }

    /// <summary>What identities have beside their principal id.</summary>
    private static Dictionary<string, (AzureResource Identity, string What)> Others(AzurePlan plan)
    {
        var wrong = new Dictionary<string, (AzureResource, string)>(StringComparer.OrdinalIgnoreCase);
        foreach (var identity in plan.Of("managedidentity:UserAssignedIdentity"))
        {
            Add(identity.Planned.Outputs.Text("clientId"), "client id");
            Add(identity.Planned.Outputs.Text("tenantId"), "tenant id");
            Add(identity.Id, "resource id");
            Add(identity.AzureName, "name");

            void Add(string? value, string what)
            {
                if (value is { Length: > 0 } && !AzureResource.IsHidden(value))
                {
                    wrong.TryAdd(value, (identity, what));
                }
            }
        }

        foreach (var owner in plan.Resources)
        {
            if (owner.Planned.Outputs.Text("identity.tenantId") is { } tenant && !AzureResource.IsHidden(tenant))
            {
                wrong.TryAdd(tenant, (owner, "tenant id"));
            }
        }

        return wrong;
    }
}
