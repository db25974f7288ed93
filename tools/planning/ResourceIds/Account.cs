using AzureDefinitions.Outputs;

namespace Planning.ResourceIds;

/// <summary>The subscription and tenant that a program sees; names and ids follow from them.</summary>
public sealed record Account(string SubscriptionId, string TenantId)
{
    /// <summary>No real account: plans of it are the same on every machine.</summary>
    public static readonly Account MadeUp = new(Identity.SubscriptionId, Identity.TenantId);
}
