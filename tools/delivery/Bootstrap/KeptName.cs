using System.Text.Json.Nodes;
using AzureRest;

namespace Delivery.Bootstrap;

/// <summary>Deleted resources that Azure keeps for a while, under their names.</summary>
internal static class KeptName
{
    /// <param name="kind">The list of the subscription, as in Microsoft.KeyVault/deletedVaults.</param>
    /// <returns>The properties of the deleted resource; null if there is none of that name.</returns>
    public static async Task<JsonObject?> FindAsync(
        IResourceManager azure,
        string id,
        string kind,
        string apiVersion,
        CancellationToken cancellation
    )
    {
        try
        {
            var found = await azure
                .ListAsync($"/subscriptions/{ArmId.After(id, "subscriptions")}/providers/{kind}", apiVersion, cancellation)
                .FirstOrDefaultAsync(
                    deleted => ArmId.Name(id).Equals(deleted["name"]?.ToString(), StringComparison.OrdinalIgnoreCase),
                    cancellation
                );
            return found?["properties"] as JsonObject;
        }
        catch (ArmException exception) when (exception.Code == "MissingSubscriptionRegistration")
        {
            // A provider that a later step registers has deleted nothing yet.
            return null;
        }
    }
}
