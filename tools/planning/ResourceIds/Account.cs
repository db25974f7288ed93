using AzureDefinitions.Outputs;

namespace Planning.ResourceIds;

/// <summary>The subscription and tenant that a program sees; names and ids follow from them.</summary>
public sealed record Account(string SubscriptionId, string TenantId)
{
    /// <summary>No real account: plans of it are the same on every machine.</summary>
    public static readonly Account MadeUp = new(Identity.SubscriptionId, Identity.TenantId);

    /// <summary>That of the provider's environment variables, and made up where they are not set.</summary>
    public static Account OfEnvironment(Func<string, string?> variable) =>
        new(Given(variable("ARM_SUBSCRIPTION_ID")) ?? MadeUp.SubscriptionId, Given(variable("ARM_TENANT_ID")) ?? MadeUp.TenantId);

    /// <summary>The region of the provider's environment variable; null if it is not set.</summary>
    public static string? LocationOfEnvironment(Func<string, string?> variable) => Given(variable("ARM_LOCATION_NAME"));

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
