using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Habits.Networks;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Gateways;

internal sealed class GatewaySlow : Habit
{
    private const double NowAndThen = 0.1;

    public override string Id => "gateway-slow";

    public override string Sentence => "Now and then a gateway takes twice its usual time to be made.";

    public override string Source => "https://github.com/hashicorp/terraform-provider-azurerm/pull/32411";

    public override string Sure => "measured";

    public override void Change(Call call, Outcome outcome)
    {
        if (call.IsOf(SubnetUse.Gateways) && outcome.Operation.Kind != "Update" && call.Azure.Happens($"{Id}#{call.Id}", NowAndThen))
        {
            outcome.Operation.Ends += outcome.Operation.Ends - outcome.Operation.Started;
        }
    }
}
