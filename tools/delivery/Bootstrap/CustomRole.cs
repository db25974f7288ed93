using System.Text.Json.Nodes;
using AzureRest;

namespace Delivery.Bootstrap;

/// <summary>
/// A role of delivery. Those for blobs and keys have data actions only, other than the built-in ones: with Storage Blob Data Contributor an
/// identity can delete the container of all states, and neither a condition nor a lock on the account prevents it.
/// </summary>
/// <param name="Slug">Part of the id of the role.</param>
internal sealed record CustomRole(string Slug, string Title, string Description, string Why, IReadOnlyList<string> DataActions)
{
    private const string Blobs = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs";

    public static readonly CustomRole KeyReader = new(
        "state-key-reader",
        "state key reader",
        "Decrypts the secrets of a Pulumi stack.",
        "decrypts only; the built-in roles can also change or copy a key",
        ["Microsoft.KeyVault/vaults/keys/read", "Microsoft.KeyVault/vaults/keys/decrypt/action"]
    );

    public static readonly CustomRole StateWriter = new(
        "state-writer",
        "state writer",
        "Reads and writes blobs of Pulumi's state. Cannot delete the container, versions of a blob or deleted blobs.",
        "writes blobs only; the built-in role can also delete the container",
        [$"{Blobs}/read", $"{Blobs}/write", $"{Blobs}/add/action", $"{Blobs}/delete"]
    );

    public static readonly CustomRole ReleaseWriter = new(
        "release-writer",
        "release writer",
        "Adds packages and evidence to the release store. Deletes nothing.",
        "adds blobs only; the built-in role can also delete blobs and the container",
        [$"{Blobs}/read", $"{Blobs}/write", $"{Blobs}/add/action"]
    );

    /// <summary>
    /// In each subscription with a stack: the drift check compares the app's settings, and Reader cannot list them. The actions also list
    /// connection strings and storage mounts, of which the workload has none, and publishing credentials, which are off.
    /// </summary>
    public static readonly CustomRole SettingsReader = new(
        "app-settings-reader",
        "app settings reader",
        "Lists the settings of web apps and their slots.",
        "lists an app's settings for the drift check",
        []
    )
    {
        Actions = ["Microsoft.Web/sites/config/list/action", "Microsoft.Web/sites/slots/config/list/action"],
    };

    public IReadOnlyList<string> Actions { get; private init; } = [];

    public static IEnumerable<IWanted> AllOf(BootstrapSettings settings) =>
        [
            .. new[] { KeyReader, StateWriter, ReleaseWriter }.Select(role => role.In(settings, settings.Subscription, "")),
            .. settings
                .Environments.Select(environment => environment.Subscription)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(subscription => SettingsReader.In(settings, subscription, subscription)),
        ];

    /// <param name="subscription">Empty for a role in the subscription of delivery.</param>
    public RoleDefinition Definition(BootstrapSettings settings, string subscription = "") => new(Title, Id(settings, subscription));

    /// <summary>As `az role assignment create --role` accepts it; unique in a tenant.</summary>
    public string NameIn(BootstrapSettings settings, string subscription = "") =>
        $"{settings.Name} {Title} {(subscription.Length == 0 ? settings.Unique : Id(settings, subscription)[..8])}";

    private string Id(BootstrapSettings settings, string subscription) =>
        (subscription.Length == 0 ? settings.Identifier(Slug) : settings.Identifier(Slug, subscription)).ToString();

    private WantedResource In(BootstrapSettings settings, string subscription, string part) =>
        new()
        {
            Kind = "role",
            Title = NameIn(settings, part),
            Id = $"/subscriptions/{subscription}/providers/Microsoft.Authorization/roleDefinitions/{Id(settings, part)}",
            ApiVersion = "2022-04-01",
            Why = Why,
            Body = new JsonObject
            {
                ["properties"] = new JsonObject
                {
                    ["roleName"] = NameIn(settings, part),
                    ["type"] = "CustomRole",
                    ["description"] = Description,
                    ["assignableScopes"] = new JsonArray($"/subscriptions/{subscription}"),
                    ["permissions"] = new JsonArray(Permission()),
                },
            },
            Held = [new("properties.permissions", new JsonArray(Permission()), IsNoMore)],
        };

    /// <summary>Azure adds further members to the given ones.</summary>
    private bool IsNoMore(JsonNode permissions) =>
        permissions is JsonArray { Count: 1 } one
        && new[] { "actions", "dataActions" }.All(member => JsonNode.DeepEquals(one[0]?[member] ?? new JsonArray(), Permission()[member]));

    private JsonObject Permission() =>
        new()
        {
            ["actions"] = List(Actions),
            ["notActions"] = new JsonArray(),
            ["dataActions"] = List(DataActions),
            ["notDataActions"] = new JsonArray(),
        };

    private static JsonArray List(IReadOnlyList<string> actions) => new([.. actions.Select(action => (JsonNode)action)]);
}
