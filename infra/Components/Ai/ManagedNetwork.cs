using Infra.Ordering;
using Infra.Settings;
using Pulumi;
using Pulumi.AzureNative.CognitiveServices;
using Pulumi.AzureNative.CognitiveServices.Inputs;

namespace Infra.Components.Ai;

/// <summary>The outbound rules of the network that Azure manages for the account's agents.</summary>
internal static class ManagedNetwork
{
    public static void Create(
        string name,
        AiAccountArgs args,
        ManagedNetworkSettings wanted,
        Resource parent,
        Output<string> accountName,
        Chain children
    )
    {
        var network = new ManagedNetworkSettingsExArgs
        {
            IsolationMode = wanted.Hosts is null ? "AllowInternetOutbound" : "AllowOnlyApprovedOutbound",
            ManagedNetworkKind = "V2",
        };
        if (wanted.Hosts is { Count: > 0 } hosts)
        {
            // A firewall that Azure creates filters by host name, and is billed.
            network.FirewallSku = "Basic";
            network.OutboundRules = hosts.ToDictionary(
                host => $"host-{host.Replace("-", "--").Replace("*", "any").Replace('.', '-')}",
                host =>
                    (object)
                        new FqdnOutboundRuleArgs
                        {
                            Type = "FQDN",
                            Category = "UserDefined",
                            Destination = host,
                        }
            );
        }

        children.Create(parent, after =>
        {
            // Azure does not switch a managed network off; it goes with its account.
            after.RetainOnDelete = true;
            return new ManagedNetworkSetting(
                $"{name}-managed-network",
                new()
                {
                    AccountName = accountName,
                    ManagedNetworkName = "default",
                    ResourceGroupName = args.Context.ResourceGroupName,
                    Properties = new ManagedNetworkSettingsPropertiesArgs { ManagedNetwork = network },
                },
                after
            );
        });
    }
}
