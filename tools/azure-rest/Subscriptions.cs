namespace AzureRest;

/// <summary>Which subscription is meant.</summary>
public static class Subscriptions
{
    public const string Api = "2022-12-01";

    /// <param name="named">From the command line; null uses the environment, then Azure.</param>
    /// <exception cref="UnclearSubscriptionException">None, or more than one that could be meant.</exception>
    public static async Task<string> ChooseAsync(
        IResourceManager azure,
        string? named,
        Func<string, string?> environment,
        CancellationToken cancellation
    )
    {
        if (First(named, environment("AZURE_SUBSCRIPTION_ID"), environment("ARM_SUBSCRIPTION_ID")) is { } given)
        {
            return Guid.TryParseExact(given, "D", out var id)
                ? id.ToString()
                : throw new UnclearSubscriptionException(
                    $"a subscription is named by its id, as in 00000000-0000-0000-0000-000000000000, got '{given}'; az "
                        + "account list -o table"
                );
        }

        var visible = new List<(string Id, string Name)>();
        await foreach (var subscription in azure.ListAsync("/subscriptions", Api, cancellation))
        {
            if (subscription["state"]?.ToString() is "Enabled" or null)
            {
                visible.Add((subscription["subscriptionId"]!.ToString(), subscription["displayName"]?.ToString() ?? ""));
            }
        }

        return visible.Count switch
        {
            1 => visible[0].Id,
            0 => throw new UnclearSubscriptionException(
                "this login sees no subscription; az login --tenant TENANT, or name one with --subscription ID"
            ),
            _ => throw new UnclearSubscriptionException(
                "name one with --subscription ID, or set AZURE_SUBSCRIPTION_ID; this login sees "
                    + $"{string.Join(", ", visible.Take(10).Select(one => $"{one.Id} ({one.Name})"))}"
            ),
        };
    }

    /// <summary>The tenant of a subscription.</summary>
    public static async Task<string> TenantAsync(IResourceManager azure, string subscription, CancellationToken cancellation) =>
        (await azure.FindAsync($"/subscriptions/{subscription}", Api, cancellation))?["tenantId"]?.ToString()
        ?? throw new UnclearSubscriptionException(
            $"there is no subscription {subscription}, or this login does not see it; az account list -o table"
        );

    private static string? First(params ReadOnlySpan<string?> values)
    {
        foreach (var value in values)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                return value;
            }
        }

        return null;
    }
}
