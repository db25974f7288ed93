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

        foreach (var target in Targets(resource))
        {
            var grants = GrantsOf(account, target, plan);
            if (grants is [])
            {
                yield return resource.Problem(
                    $"the identity of {account.Name} may not approve the private endpoint to {target[(target.LastIndexOf('/') + 1)..]}, "
                        + $"which stays pending; assign {BuiltInRole.TitleOf(BuiltInRole.NetworkConnectionApprover.Id)} there"
                );
            }
            else if (grants?.TrueForAll(grant => !plan.Waits(resource, grant.Assignment)) == true)
            {
                yield return resource.Problem(
                    $"does not wait for {grants[0].Assignment.Name}, so its private endpoint can stay pending; add it to dependsOn"
                );
            }
        }

        if (
            resource.Token == "cognitiveservices:ManagedNetworkSetting"
            && account.Is("properties.publicNetworkAccess", "Disabled")
            && resource.At("properties.managedNetwork.outboundRules") is null or JsonObject
            && !plan.Of(resource.Token, "cognitiveservices:OutboundRule")
                .Where(each => AccountOf(each, plan) == account)
                .SelectMany(Targets)
                .Any(target => target.Equals(account.Id, StringComparison.OrdinalIgnoreCase))
        )
        {
            yield return resource.Warning(
                $"has no private endpoint to {account.Name}, whose public access is disabled, so its agents cannot call the models; add a "
                    + "rule of type PrivateEndpoint with the account as serviceResourceId"
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

    /// <returns>Null if the account's identity is not known.</returns>
    private static List<RoleGrant>? GrantsOf(AzureResource account, string target, AzurePlan plan) =>
        account.Planned.Outputs.Text("identity.principalId") is { } own && !AzureResource.IsHidden(own)
            ? [.. plan.Grants.Where(grant => grant.Principal == own && grant.MayBe(Approvers) && grant.Covers(target))]
            : null;
}
