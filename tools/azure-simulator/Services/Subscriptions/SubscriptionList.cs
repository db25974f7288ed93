using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Services.Framework;
using AzureSimulator.State;

namespace AzureSimulator.Services.Subscriptions;

/// <summary>The tenant and its one subscription.</summary>
internal sealed class SubscriptionList : Service
{
    public override ArmResponse? Answer(Call call) =>
        !call.IsRead ? null
        : call.IsOf("Microsoft.Resources/tenants") ? call.Front.List(call.Request, [Tenant(call.Azure)])
        : !call.IsOf("Microsoft.Resources/subscriptions") ? null
        : call.Path.IsCollection ? call.Front.List(call.Request, [Subscription(call.Azure)])
        : new ArmResponse(200, Subscription(call.Azure));

    private static JsonObject Tenant(AzureState azure) =>
        new()
        {
            ["id"] = $"/tenants/{azure.Options.Tenant}",
            ["tenantId"] = azure.Options.Tenant,
            ["displayName"] = "Simulated",
        };

    private static JsonObject Subscription(AzureState azure) =>
        new()
        {
            ["id"] = $"/subscriptions/{azure.Options.Subscription}",
            ["subscriptionId"] = azure.Options.Subscription,
            ["tenantId"] = azure.Options.Tenant,
            ["displayName"] = "Simulated",
            ["state"] = "Enabled",
            ["authorizationSource"] = "RoleBased",
            ["subscriptionPolicies"] = new JsonObject
            {
                ["locationPlacementId"] = "Public_2014-09-01",
                ["quotaId"] = "PayAsYouGo_2014-09-01",
                ["spendingLimit"] = "Off",
            },
        };
}
