using Planning.Plans;
using Preflight.AzureModel;

namespace Preflight.Rules;

/// <summary>Where a gateway uses a firewall policy: for itself, for a listener or for a path.</summary>
/// <param name="Listener">Null for the gateway as a whole or a path.</param>
internal sealed record FirewallAttachment(AzureResource Gateway, string? Listener, string PolicyId)
{
    public static IEnumerable<FirewallAttachment> Of(AzurePlan plan) => plan.Of("network:ApplicationGateway").SelectMany(Of);

    public static IEnumerable<FirewallAttachment> Of(AzureResource gateway)
    {
        if (gateway.Text("firewallPolicy.id") is { } whole)
        {
            yield return new(gateway, null, whole);
        }

        foreach (var listener in gateway.List("httpListeners"))
        {
            if (listener.Text("firewallPolicy.id") is { } own)
            {
                yield return new(gateway, listener.Text("name"), own);
            }
        }

        foreach (var rule in gateway.List("urlPathMaps").SelectMany(map => map.List("pathRules")))
        {
            if (rule.Text("firewallPolicy.id") is { } own)
            {
                yield return new(gateway, null, own);
            }
        }
    }
}
