using Pulumi;
using Pulumi.AzureNative.Security;

namespace Infra.Components.Governance;

/// <summary>
/// Defender for Cloud for the kinds of service that the stack uses. Plans apply to the whole subscription: let one stack in it set them.
/// Destroying that stack leaves them on.
/// </summary>
public sealed class DefenderPlans : ComponentResource
{
    public DefenderPlans(string name, DefenderPlansArgs args, ComponentResourceOptions? options = null)
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
        if (args.IncludesCosmosDb)
        {
            plans.Add(("CosmosDbs", null));
        }

        foreach (var (plan, subPlan) in plans)
        {
            var pricing = new PricingArgs
            {
                PricingName = plan,
                ScopeId = $"/subscriptions/{args.Context.SubscriptionId}",
                PricingTier = PricingTier.Standard,
            };
            if (subPlan is not null)
            {
                pricing.SubPlan = subPlan;
            }

            _ = new Pricing($"{name}-{plan}", pricing, new() { Parent = this, RetainOnDelete = true });
        }

        RegisterOutputs();
    }
}
