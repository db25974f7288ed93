using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class RolesBeforeUse()
    : Rule(
        new()
        {
            Id = "roles-before-use",
            Title = "Apps and gateways are created after their role assignments",
            Why = "An app that starts before its roles exist fails its first calls and may stay unhealthy until it is restarted.",
            Fix = "Add the role assignment to dependsOn of the app or gateway.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/Azure-Samples/chat-with-your-data-solution-accelerator/issues/1995",
            Types = ["web:WebApp", "web:WebAppSlot", "network:ApplicationGateway"],
            Example = """
            app-identity:
              type: azure-native:managedidentity:UserAssignedIdentity
            search:
              type: azure-native:search:Service
            app-search-reader:
              type: azure-native:authorization:RoleAssignment
              properties:
                scope: ${search.id}
                principalId: ${app-identity.principalId}
                # Search Index Data Reader
                roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/1407120a-92aa-4202-b7e9-c0e197c71c8f
            app:
              type: azure-native:web:WebApp
              properties:
                identity:
                  type: UserAssigned
                  userAssignedIdentities:
                    - ${app-identity.id}
              options:
                dependsOn:
                  - ${app-search-reader}
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        from site in plan.Sites.Concat(plan.Of("network:ApplicationGateway"))
        let principals = plan.PrincipalsOf(site).Except(Own(site)).ToHashSet()
        from grant in plan.Grants
        where
            principals.Contains(grant.Principal)
            && (AzureService.OfId(grant.Scope) is { Reader.Count: > 0 } || plan.Find(grant.Scope)?.Token == "applicationinsights:Component")
            && !plan.Waits(site, grant.Assignment)
        select site.Problem(
            $"does not wait for {grant.Assignment.Name}, so it starts before it may use "
                + $"{grant.Scope[(grant.Scope.LastIndexOf('/') + 1)..]}; add it to dependsOn"
        );

    /// <summary>A system-assigned identity is made with its site: its roles can only follow.</summary>
    private static IEnumerable<string> Own(AzureResource site) => site.Planned.Outputs.Text("identity.principalId") is { } own ? [own] : [];
}
