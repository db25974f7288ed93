using AzureRest;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class PartnerAccess()
    : ResourceRule(
        new()
        {
            Id = "partner-access",
            Title = "Azure Lighthouse delegates neither ownership nor the assignment of roles",
            Why = "Azure rejects the role Owner for a managing tenant. Another tenant that assigns roles can extend its own access.",
            Fix = "Delegate Reader or a role of one service, and eligible authorizations with approval for more.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/azure/lighthouse/concepts/tenants-users-roles",
            Types = ["managedservices:RegistrationDefinition"],
            Example = """
            partner:
              type: azure-native:managedservices:RegistrationDefinition
              properties:
                scope: subscriptions/00000000-0000-0000-0000-000000000001
                registrationDefinitionId: 00000000-0000-0000-0000-00000000000b
                properties:
                  managedByTenantId: 00000000-0000-0000-0000-00000000000c
                  authorizations:
                    # Reader
                    - principalId: 00000000-0000-0000-0000-00000000000a
                      roleDefinitionId: acdd72a7-3385-48ef-bd42-f606fba81ae7
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        from authorization in resource.List("properties.authorizations")
        let id = (authorization.Text("roleDefinitionId") ?? "").Split('/')[^1]
        where BuiltInRole.IsPrivileged(id) && id != BuiltInRole.Contributor.Id && !authorization.List("delegatedRoleDefinitionIds").Any()
        select resource.Problem($"delegates {BuiltInRole.TitleOf(id)} to another tenant, which Azure rejects; delegate a smaller role");
}
