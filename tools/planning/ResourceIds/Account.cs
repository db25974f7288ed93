namespace Planning.ResourceIds;

/// <summary>The subscription and tenant that a program is told it deploys to; names and ids follow from them.</summary>
public sealed record Account(string SubscriptionId, string TenantId)
{
    /// <summary>Nobody's: plans of it are the same on every machine.</summary>
    public static readonly Account MadeUp = new(Identity.SubscriptionId, Identity.TenantId);
}
