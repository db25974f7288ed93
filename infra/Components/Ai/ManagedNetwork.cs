using Infra.Access;
using Infra.Naming;
using Infra.Ordering;
using Infra.Settings;
using Pulumi;
using Pulumi.AzureNative.CognitiveServices;
using Pulumi.AzureNative.CognitiveServices.Inputs;
using RoleAssignment = Pulumi.AzureNative.Authorization.RoleAssignment;

namespace Infra.Components.Ai;

/// <summary>The network that Azure manages for the account's agents, with its outbound rules.</summary>
/// <param name="name">The name of the account's component.</param>
internal sealed class ManagedNetwork(string name, AiAccountArgs args, Resource parent, Account account, Output<string> accountName)
{
    /// <param name="mayApprove">The right of the account's own identity to approve the endpoint.</param>
    public void Create(ManagedNetworkSettings wanted, RoleAssignment mayApprove, Chain children) =>
        children.Create(
            parent,
            after =>
            {
                // Azure does not switch a managed network off; it goes with its account.
                after.RetainOnDelete = true;
                return new ManagedNetworkSetting(
                    $"{name}-managed-network",
                    new()
                    {
                        AccountName = RoleEffect.After(accountName, args.Context.Clock, mayApprove),
                        ManagedNetworkName = "default",
                        ResourceGroupName = args.Context.ResourceGroupName,
                        Properties = new ManagedNetworkSettingsPropertiesArgs { ManagedNetwork = Network(wanted) },
                    },
                    after
                );
            },
            mayApprove
        );

    private ManagedNetworkSettingsExArgs Network(ManagedNetworkSettings wanted)
    {
        var network = new ManagedNetworkSettingsExArgs
        {
            IsolationMode = wanted.Hosts is null ? "AllowInternetOutbound" : "AllowOnlyApprovedOutbound",
            ManagedNetworkKind = "V2",
            OutboundRules = { ["account"] = ToAccount() },
        };
        if (wanted.Hosts is { } hosts)
        {
            // Azure chooses Standard where a network is created without it, and does not change it when the first host follows.
            network.FirewallSku = wanted.Firewall;
            foreach (var host in hosts)
            {
                network.OutboundRules.Add($"host-{host.Replace("-", "--").Replace("*", "any").Replace('.', '-')}", ToHost(host));
            }
        }

        return network;
    }

    /// <summary>Agents call the models at the account's own address, whose public access is off or limited to callers of the app.</summary>
    private PrivateEndpointOutboundRuleArgs ToAccount() =>
        new()
        {
            Type = "PrivateEndpoint",
            Category = "UserDefined",
            Destination = new PrivateEndpointOutboundRuleDestinationArgs
            {
                ServiceResourceId = account.Id,
                SubresourceTarget = LinkTarget.AiAccount.GroupId,
            },
        };

    private static FqdnOutboundRuleArgs ToHost(string host) =>
        new()
        {
            Type = "FQDN",
            Category = "UserDefined",
            Destination = host,
        };
}
