using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Habits.Networks;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Firewalls;

internal sealed class FirewallSlow : Habit
{
    private const double NowAndThen = 0.1;

    public override string Id => "firewall-slow-and-shared-address";

    public override string Sentence =>
        "Now and then a firewall takes twice its usual time to be made or deleted, and holds its address meanwhile.";

    public override string Source => "https://github.com/hashicorp/terraform-provider-azurerm/issues/15440";

    public override string Sure => "measured";

    public override void Change(Call call, Outcome outcome)
    {
        if (call.IsOf(SubnetUse.Firewalls) && outcome.Operation.Kind != "Update" && call.Azure.Happens($"{Id}#{call.Id}", NowAndThen))
        {
            outcome.Operation.Ends += outcome.Operation.Ends - outcome.Operation.Started;
        }
    }
}
