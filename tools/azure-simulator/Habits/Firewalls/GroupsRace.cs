using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Habits.Networks;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Firewalls;

internal sealed class GroupsRace : Habit
{
    private const string Groups = "Microsoft.Network/firewallPolicies/ruleCollectionGroups";

    public override string Id => "firewall-policy-groups-race";

    public override string Sentence =>
        "The rule groups of a firewall policy exclude each other, and a group fails while a firewall with the policy is written.";

    public override string Source => "https://github.com/hashicorp/terraform-provider-azurerm/issues/15440";

    public override string Sure => "measured";

    public override string? Fix => "Make the rule groups one after the other, and the firewall after the last of them.";

    public override ArmResponse? Refuse(Call call) =>
        call.IsChange && call.IsOf(Groups) && !Firewalls(call).Any() && call.Azure.Running(call.RootId).FirstOrDefault() is { } running
            ? AzureErrors.AnotherOperation(call.Path, running.Id, call.Request.ApiVersion) with
            {
                Habit = Id,
            }
            : null;

    public override void Change(Call call, Outcome outcome)
    {
        if (call.IsChange && call.IsOf(Groups) && Firewalls(call).Count() is > 0 and var faulted)
        {
            outcome.Operation.Fail(
                "FirewallPolicyUpdateFailed",
                $"Put on Firewall Policy {ArmPath.Of(call.RootId).Name} Failed with {faulted} faulted referenced firewalls.",
                Id
            );
        }
    }

    /// <summary>Firewalls with the policy on which Azure works.</summary>
    private static IEnumerable<Resource> Firewalls(Call call) =>
        call
            .Azure.Resources.OfType(SubnetUse.Firewalls)
            .Where(each =>
                each.Operation is not null && ArmPath.Same(JsonPath.Text(each.Body, "properties", "firewallPolicy", "id"), call.RootId)
            );
}
