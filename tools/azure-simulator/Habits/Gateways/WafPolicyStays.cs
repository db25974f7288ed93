using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Habits.Networks;
using AzureSimulator.Ids;

namespace AzureSimulator.Habits.Gateways;

internal sealed class WafPolicyStays : Habit
{
    public override string Id => "waf-policy-cannot-be-removed";

    public override string Sentence => "A gateway with a WAF policy keeps one, and its own WAF settings cannot be changed beside it.";

    public override string Source => "https://github.com/Azure/application-gateway-kubernetes-ingress/issues/1417";

    public override string Sure => "measured";

    public override string? Fix =>
        "Keep the policy in mode Detection or state Disabled, or change the tier to Standard_v2 in the same update.";

    public override ArmResponse? Refuse(Call call)
    {
        if (!call.IsWrite || !call.IsOf(SubnetUse.Gateways) || Policy(call.Existing?.Body) is not { } policy)
        {
            return null;
        }

        return Policy(call.Body) is null
            ? ArmPath.Same(call.Text("properties", "sku", "tier"), "WAF_v2")
                ? Failure(
                    400,
                    "ApplicationGatewayFirewallPolicyCannotBeRemoved",
                    $"Firewall policy {policy} cannot be removed from Application Gateway, changing from one firewall policy to another is "
                        + "permitted."
                )
                : null
            : JsonNode.DeepEquals(Settings(call.Existing!.Body), Settings(call.Body))
                ? null
                : Failure(
                    400,
                    "ApplicationGatewayWafConfigurationCannotBeChangedWithWafPolicy",
                    $"WebApplicationFirewallConfiguration cannot be changed when there is a WAF Policy {policy} associated with it."
                );
    }

    private static string? Policy(JsonObject? gateway) => JsonPath.Text(gateway, "properties", "firewallPolicy", "id");

    private static JsonNode? Settings(JsonObject? gateway) => JsonPath.At(gateway, "properties", "webApplicationFirewallConfiguration");
}
