using System.Text.Json.Nodes;
using AzureRest;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ManagedNetworkEndpoints()
    : ResourceRule(
        new()
        {
            Id = "managed-network-endpoints",
            Title = "Private endpoints of a managed network are approved, and one leads to the account",
            Why =
                "The account's own identity approves the endpoints of its managed network, and without a role they stay pending. Agents "
                + "call the models of an account without public access through an endpoint; other calls are answered with 403.",
            Fix =
                "Assign Azure AI Enterprise Network Connection Approver to the account's own identity on each target, before the network. "
                + "Add a rule with the account as serviceResourceId.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/foundry/how-to/managed-virtual-network#private-endpoints",
            Types = ["cognitiveservices:ManagedNetworkSetting", "cognitiveservices:OutboundRule"],
            Example = """
            account:
              type: azure-native:cognitiveservices:Account
              properties:
                accountName: account
                identity: { type: SystemAssigned }
                properties: { publicNetworkAccess: Disabled }
            approver:
              type: azure-native:authorization:RoleAssignment
              properties:
                scope: ${account.id}
                principalId: ${account.identity.principalId}
                principalType: ServicePrincipal
                roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/b556d68e-0be0-4f35-a333-ad7ee1ce17ea
            network:
              type: azure-native:cognitiveservices:ManagedNetworkSetting
              properties:
                accountName: ${account.name}
                managedNetworkName: default
                properties:
                  managedNetwork:
                    isolationMode: AllowOnlyApprovedOutbound
                    outboundRules:
                      account:
                        type: PrivateEndpoint
                        destination: { serviceResourceId: "${account.id}", subresourceTarget: account }
              options: { dependsOn: ["${approver}"] }
            """,
        }
    )
{
    private static readonly string[] Approvers =
    [
        BuiltInRole.NetworkConnectionApprover.Id,
        BuiltInRole.Contributor.Id,
        BuiltInRole.Owner.Id,
    ];

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (AccountOf(resource, plan) is not { } account)
        {
            yield break;
        }

        foreach (var problem in Targets(resource).Select(target => OfRole(resource, account, target, plan)).OfType<Problem>())
        {
            yield return problem;
        }

        if (
            resource.Token == "cognitiveservices:ManagedNetworkSetting"
            && IsClosed(account)
            && resource.At("properties.managedNetwork.outboundRules") is null or JsonObject
            && !plan.Of(resource.Token, "cognitiveservices:OutboundRule")
                .Where(each => AccountOf(each, plan) == account)
                .SelectMany(Targets)
                .Any(target => target.Equals(account.Id, StringComparison.OrdinalIgnoreCase))
        )
        {
            yield return resource.Warning(
                $"has no private endpoint to {account.Name}, whose public access is disabled or limited, so its agents cannot call the "
                    + "models; add a rule of type PrivateEndpoint with the account as serviceResourceId"
            );
        }
    }

    private static AzureResource? AccountOf(AzureResource resource, AzurePlan plan)
    {
        var parent = plan.ParentOf(resource);
        return parent?.Token == "cognitiveservices:ManagedNetworkSetting" ? plan.ParentOf(parent) : parent;
    }

    /// <summary>Ids that are known.</summary>
    private static IEnumerable<string> Targets(AzureResource resource) =>
        (
            resource.Token == "cognitiveservices:OutboundRule"
                ? [resource.At("properties")]
                : (resource.At("properties.managedNetwork.outboundRules") as JsonObject ?? []).Select(rule => rule.Value)
        )
            .Where(rule => string.Equals(rule?.Text("type"), "PrivateEndpoint", StringComparison.OrdinalIgnoreCase))
            .Select(rule => rule!.Text("destination.serviceResourceId"))
            .OfType<string>()
            .Where(target => !AzureResource.IsHidden(target));

    /// <summary>Agents in a managed network have no address that the account could list.</summary>
    private static bool IsClosed(AzureResource account) =>
        account.Is("properties.publicNetworkAccess", "Disabled") || account.Is("properties.networkAcls.defaultAction", "Deny");

    /// <summary>
    /// A role of another program, of a group, or with a scope that is not known yet can be enough, so the lack of a role is an error only
    /// where the plan has all of it.
    /// </summary>
    private static Problem? OfRole(AzureResource resource, AzureResource account, string target, AzurePlan plan)
    {
        if (account.Planned.Outputs.Text("identity.principalId") is not { } own || AzureResource.IsHidden(own))
        {
            return null;
        }

        var possible = plan.Grants.Where(grant => grant.MayBe(Approvers) && grant.MayCover(target)).ToList();
        var certain = possible.Where(grant => grant.Principal == own && grant.Covers(target)).ToList();
        if (certain.Count > 0)
        {
            return certain.Exists(grant => plan.Waits(resource, grant.Assignment))
                ? null
                : resource.Problem(
                    $"does not wait for {certain[0].Assignment.Name}, so its private endpoint can stay pending; add it to dependsOn"
                );
        }

        var (name, role) = (target[(target.LastIndexOf('/') + 1)..], BuiltInRole.TitleOf(BuiltInRole.NetworkConnectionApprover.Id));
        return plan.Find(target) is null || possible.Exists(grant => grant.Principal == own || IsOpen(grant))
            ? resource.Warning(
                $"the plan does not show that the identity of {account.Name} may approve the private endpoint to {name}; check that it "
                    + $"holds {role} there, or approve the endpoint by hand"
            )
            : resource.Problem(
                $"the identity of {account.Name} may not approve the private endpoint to {name}, which stays pending; assign {role} there"
            );
    }

    /// <summary>True if the account's identity can be meant: a group may have it as a member.</summary>
    private static bool IsOpen(RoleGrant grant) => AzureResource.IsHidden(grant.Principal) || grant.Assignment.Is("principalType", "Group");
}
