using System.Net;
using AzureSimulator.Calls;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Data;

/// <summary>Whether a caller's network may reach an account: by a private endpoint, or by the account's rules for public access.</summary>
internal static class BlobNetwork
{
    public static bool Admits(BlobRequest request, Resource account, AzureState azure)
    {
        if (request.IsPrivate && HasEndpoint(account, azure))
        {
            return true;
        }

        if (ArmPath.Same(JsonPath.Text(account.Body, "properties", "publicNetworkAccess"), "Disabled"))
        {
            return false;
        }

        return !ArmPath.Same(JsonPath.Text(account.Body, "properties", "networkAcls", "defaultAction"), "Deny")
            || request.Address is { } address
                && JsonPath
                    .Items(account.Body, "properties", "networkAcls", "ipRules")
                    .Any(rule => Contains(JsonPath.Text(rule, "value"), address));
    }

    private static bool HasEndpoint(Resource account, AzureState azure) =>
        azure
            .Resources.OfType("Microsoft.Network/privateEndpoints")
            .Where(endpoint => endpoint.State == "Succeeded")
            .SelectMany(endpoint => JsonPath.Items(endpoint.Body, "properties", "privateLinkServiceConnections"))
            .Any(connection =>
                ArmPath.Same(JsonPath.Text(connection, "properties", "privateLinkServiceId"), account.Id)
                && JsonPath.Texts(JsonPath.At(connection, "properties", "groupIds")).Contains("blob")
            );

    private static bool Contains(string? rule, string address) =>
        rule is not null
        && IPAddress.TryParse(address, out var one)
        && (
            IPNetwork.TryParse(rule.Contains('/', StringComparison.Ordinal) ? rule : $"{rule}/32", out var network) && network.Contains(one)
        );
}
