namespace Infra.Components.Search;

/// <summary>A template that approves private endpoint connections.</summary>
internal static class ConnectionTemplate
{
    /// <param name="connections">The type of the account, the version of its API, and ACCOUNT/CONNECTION.</param>
    /// <param name="message">The description that the connections keep; the program finds them by it.</param>
    public static Dictionary<string, object> Of(
        string message,
        params IEnumerable<(string Type, string ApiVersion, string Name)> connections
    ) =>
        new()
        {
            ["$schema"] = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
            ["contentVersion"] = "1.0.0.0",
            ["resources"] = connections
                .Select(connection =>
                    (object)
                        new Dictionary<string, object>
                        {
                            ["type"] = $"{connection.Type}/privateEndpointConnections",
                            ["apiVersion"] = connection.ApiVersion,
                            ["name"] = connection.Name,
                            ["properties"] = new Dictionary<string, object>
                            {
                                ["privateLinkServiceConnectionState"] = new Dictionary<string, object>
                                {
                                    ["status"] = "Approved",
                                    ["description"] = message,
                                },
                            },
                        }
                )
                .ToArray(),
        };
}
