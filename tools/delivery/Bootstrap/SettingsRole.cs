using System.Text.Json.Nodes;
using AzureRest;

namespace Delivery.Bootstrap;

/// <summary>
/// The role to list an app's settings, in each subscription with a stack: the drift check compares them, and Reader cannot list them. The
/// actions also list connection strings and storage mounts, of which the workload has none, and publishing credentials, which are off.
/// </summary>
internal static class SettingsRole
{
    private static readonly string[] Actions = ["Microsoft.Web/sites/config/list/action", "Microsoft.Web/sites/slots/config/list/action"];

    public static IEnumerable<IWanted> Of(BootstrapSettings settings) =>
        settings
            .Environments.Select(environment => environment.Subscription)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(subscription => new WantedResource
            {
                Kind = "role",
                Title = Name(settings, subscription),
                Id = $"/subscriptions/{subscription}/providers/Microsoft.Authorization/roleDefinitions/{Id(settings, subscription)}",
                ApiVersion = "2022-04-01",
                Why = "lists an app's settings for the drift check",
                Body = new JsonObject
                {
                    ["properties"] = new JsonObject
                    {
                        ["roleName"] = Name(settings, subscription),
                        ["type"] = "CustomRole",
                        ["description"] = "Lists the settings of web apps and their slots.",
                        ["assignableScopes"] = new JsonArray($"/subscriptions/{subscription}"),
                        ["permissions"] = Permissions(),
                    },
                },
                Held = [new("properties.permissions", Permissions(), IsListingAlone)],
            });

    public static RoleDefinition For(BootstrapSettings settings, DeliveryEnvironment environment) =>
        new("app settings reader", Id(settings, environment.Subscription));

    private static string Id(BootstrapSettings settings, string subscription) =>
        settings.Identifier("app-settings-reader", subscription).ToString();

    /// <summary>A role's name is unique in its tenant.</summary>
    private static string Name(BootstrapSettings settings, string subscription) =>
        $"{settings.Name} app settings reader {Id(settings, subscription)[..8]}";

    /// <summary>Azure adds further members to the given ones.</summary>
    private static bool IsListingAlone(JsonNode permissions) =>
        permissions is JsonArray { Count: 1 } one
        && one[0]?["dataActions"] is null or JsonArray { Count: 0 }
        && JsonNode.DeepEquals(one[0]!["actions"], Permissions()[0]!["actions"]);

    private static JsonArray Permissions() =>
        [
            new JsonObject
            {
                ["actions"] = new JsonArray([.. Actions.Select(action => (JsonNode)action)]),
                ["notActions"] = new JsonArray(),
                ["dataActions"] = new JsonArray(),
                ["notDataActions"] = new JsonArray(),
            },
        ];
}
