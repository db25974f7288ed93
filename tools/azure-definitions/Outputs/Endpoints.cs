using System.Text.Json.Nodes;

namespace AzureDefinitions.Outputs;

/// <summary>
/// Addresses that follow from a resource's name: `{name}`, `{lower}`, `{digits}` (made up), and `{location}` where the body has one.
/// </summary>
internal static class Endpoints
{
    private static readonly Dictionary<string, (string Property, string Form)> Forms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.Search/searchServices"] = ("endpoint", "https://{name}.search.windows.net"),
        ["Microsoft.KeyVault/vaults"] = ("vaultUri", "https://{name}.vault.azure.net/"),
        ["Microsoft.KeyVault/managedHSMs"] = ("hsmUri", "https://{name}.managedhsm.azure.net/"),
        ["Microsoft.ContainerRegistry/registries"] = ("loginServer", "{lower}.azurecr.io"),
        ["Microsoft.AppConfiguration/configurationStores"] = ("endpoint", "https://{name}.azconfig.io"),
        ["Microsoft.EventHub/namespaces"] = ("serviceBusEndpoint", "https://{name}.servicebus.windows.net:443/"),
        ["Microsoft.ServiceBus/namespaces"] = ("serviceBusEndpoint", "https://{name}.servicebus.windows.net:443/"),
        ["Microsoft.EventGrid/topics"] = ("endpoint", "https://{name}.{location}-1.eventgrid.azure.net/api/events"),
        ["Microsoft.SignalRService/signalR"] = ("hostName", "{name}.service.signalr.net"),
        ["Microsoft.Cache/redis"] = ("hostName", "{name}.redis.cache.windows.net"),
        ["Microsoft.Sql/servers"] = ("fullyQualifiedDomainName", "{name}.database.windows.net"),
        ["Microsoft.DBforPostgreSQL/flexibleServers"] = ("fullyQualifiedDomainName", "{name}.postgres.database.azure.com"),
        ["Microsoft.DBforMySQL/flexibleServers"] = ("fullyQualifiedDomainName", "{name}.mysql.database.azure.com"),
        ["Microsoft.ApiManagement/service"] = ("gatewayUrl", "https://{name}.azure-api.net"),
        ["Microsoft.Web/staticSites"] = ("defaultHostname", "{lower}-{digits}.azurestaticapps.net"),
        ["Microsoft.Cdn/profiles/endpoints"] = ("hostName", "{lower}.azureedge.net"),
        ["Microsoft.Cdn/profiles/afdEndpoints"] = ("hostName", "{lower}-{digits}.z01.azurefd.net"),
        ["Microsoft.Communication/communicationServices"] = ("hostName", "{lower}.communication.azure.com"),
        ["Microsoft.Batch/batchAccounts"] = ("accountEndpoint", "{name}.{location}.batch.azure.com"),
        ["Microsoft.Kusto/clusters"] = ("uri", "https://{name}.{location}.kusto.windows.net"),
        ["Microsoft.Devices/IotHubs"] = ("hostName", "{name}.azure-devices.net"),
        ["Microsoft.Dashboard/grafana"] = ("endpoint", "https://{lower}-{digits}.grafana.azure.com"),
        ["Microsoft.MachineLearningServices/workspaces/onlineEndpoints"] = (
            "scoringUri",
            "https://{name}.{location}.inference.ml.azure.com/score"
        ),
    };

    public static IEnumerable<string> Types => Forms.Keys;

    public static bool Knows(string type) => Forms.ContainsKey(type);

    public static void Add(ArmSubject subject, JsonObject properties)
    {
        if (!Forms.TryGetValue(subject.Type, out var row) || (row.Form.Contains("{location}") && subject.Location is null))
        {
            return;
        }

        properties[row.Property] = row
            .Form.Replace("{name}", subject.Name, StringComparison.Ordinal)
            .Replace("{lower}", subject.Name.ToLowerInvariant(), StringComparison.Ordinal)
            .Replace("{digits}", subject.Digits("host")[..8], StringComparison.Ordinal)
            .Replace("{location}", subject.Location, StringComparison.Ordinal);
    }
}
