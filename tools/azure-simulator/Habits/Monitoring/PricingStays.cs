using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Monitoring;

internal sealed class PricingStays : Habit
{
    public override string Id => "defender-pricing-is-subscription";

    public override string Sentence => "The plans of Defender for Cloud exist with the subscription and are not deleted.";

    public override string Source => "https://github.com/Azure/terraform-provider-azapi/issues/818";

    public override string Sure => "measured";

    public override string? Fix => "Set the plan to Free instead of deleting it, or use retainOnDelete.";

    public override ArmResponse? Refuse(Call call) =>
        call.IsDelete && call.IsOf("Microsoft.Security/pricings")
            ? Failure(
                400,
                "InvalidUrlConfiguration",
                "Delete operation is supported only for single resources scope (not subscriptions). Use PUT to Enabled or "
                    + "Disable specific pricing "
                    + "bundles on a subscription."
            )
            : null;
}
