using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SharedIdentity()
    : ResourceRule(
        new()
        {
            Id = "identity-shared",
            Title = "Each component has its own identity",
            Why = "Components that share an identity share all its roles. An app and its slots count as one component.",
            Fix = "Create a user-assigned identity for each component.",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            Source = Sources.BaselineWebApp,
            Requirements = ["ID-06"],
            Types = ["managedidentity:UserAssignedIdentity"],
            Example = """
            app-identity:
              type: azure-native:managedidentity:UserAssignedIdentity
            gateway-identity:
              type: azure-native:managedidentity:UserAssignedIdentity
            app:
              type: azure-native:web:WebApp
              properties:
                identity:
                  type: UserAssigned
                  userAssignedIdentities:
                    - ${app-identity.id}
            gateway:
              type: azure-native:network:ApplicationGateway
              properties:
                identity:
                  type: UserAssigned
                  userAssignedIdentities:
                    - ${gateway-identity.id}
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var users = plan.UsersOf(resource).ToList();
        return users.Select(user => user.Token.Replace("WebAppSlot", "WebApp", StringComparison.Ordinal)).Distinct().Count() > 1
            ?
            [
                resource.Problem(
                    $"is the identity of {string.Join(" and ", users.Select(user => user.Name))}; create one for each, so "
                        + "that roles are separate"
                ),
            ]
            : [];
    }
}
