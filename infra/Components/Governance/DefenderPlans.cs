using Infra.Settings;
using Infra.Shared;
using Pulumi;
using Pulumi.AzureNative.Security;

namespace Infra.Components;

/// <summary>
/// Defender for Cloud for the kinds of service there are. Plans belong to the whole subscription: one stack in it sets them, and
/// removing that stack leaves them on.
/// </summary>
public sealed class DefenderPlans : ComponentResource
{
    public DefenderPlans(string name, StackContext stack, ComponentResourceOptions? options = null)
        : base("ai-workload:governance:DefenderPlans", name, options)
    {
        List<(string Plan, string? SubPlan)> plans =
        [
            ("AppServices", null),
            ("KeyVaults", "PerKeyVault"),
            ("StorageAccounts", "DefenderForStorageV2"),
            ("Arm", "PerSubscription"),
            ("AI", null),
        ];
        if (stack.Settings.Foundry == FoundryMode.Agents)
        {
            plans.Add(("CosmosDbs", null));
        }

        foreach (var (plan, subPlan) in plans)
        {
            var args = new PricingArgs
            {
                PricingName = plan,
                ScopeId = $"/subscriptions/{stack.SubscriptionId}",
                PricingTier = PricingTier.Standard,
            };
            if (subPlan is not null)
            {
                args.SubPlan = subPlan;
            }

            _ = new Pricing($"{name}-{plan}", args, new() { Parent = this, RetainOnDelete = true });
        }

        RegisterOutputs();
    }
}
