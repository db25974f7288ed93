using System.Text.Json.Nodes;

namespace Delivery.Bootstrap;

/// <summary>Storage of state and packages.</summary>
internal static class StorageParts
{
    public const string Api = "2024-01-01";
    private const int RecoveryDays = 30;

    public static IEnumerable<IWanted> Of(BootstrapSettings settings) =>
        [
            .. Account(settings, settings.StateAccount, "state", "Pulumi's state", "state"),
            .. Account(settings, settings.ReleaseAccount, "packages", "packages by digest, and the evidence of test", "packages", "passed"),
        ];

    private static IEnumerable<IWanted> Account(
        BootstrapSettings settings,
        string name,
        string part,
        string why,
        params string[] containers
    )
    {
        var id = settings.StorageId(name);
        yield return new RestorableAccount(
            new WantedResource
            {
                Kind = "storage account",
                Id = id,
                ApiVersion = Api,
                Why = $"{why}; no keys, no anonymous access",
                TakesPatches = true,
                Body = AccountBody(settings, part),
                Held =
                [
                    new("properties.allowSharedKeyAccess", false),
                    new("properties.allowBlobPublicAccess", false),
                    new("properties.allowCrossTenantReplication", false),
                    new("properties.isLocalUserEnabled", false),
                    new("properties.supportsHttpsTrafficOnly", true),
                    new("properties.defaultToOAuthAuthentication", true),
                    new("properties.minimumTlsVersion", "TLS1_2", value => value.ToString() is "TLS1_3"),
                ],
            }
        );
        yield return new WantedResource
        {
            Kind = "blob service",
            Id = $"{id}/blobServices/default",
            Title = $"of {name}",
            ApiVersion = Api,
            Why = $"versioning, and soft delete for {RecoveryDays} days",
            Body = new JsonObject { ["properties"] = Recovery() },
            Held =
            [
                new("properties.isVersioningEnabled", true),
                new("properties.deleteRetentionPolicy.enabled", true),
                Held.AtLeast("properties.deleteRetentionPolicy.days", RecoveryDays),
                new("properties.containerDeleteRetentionPolicy.enabled", true),
                Held.AtLeast("properties.containerDeleteRetentionPolicy.days", RecoveryDays),
            ],
        };
        foreach (var container in containers)
        {
            yield return new WantedResource
            {
                Kind = "container",
                Id = $"{id}/blobServices/default/containers/{container}",
                ApiVersion = Api,
                Why = $"in {name}",
                TakesPatches = true,
                Body = new JsonObject { ["properties"] = new JsonObject { ["publicAccess"] = "None" } },
                Held = [new("properties.publicAccess", "None")],
            };
        }

        yield return DeleteLock.On(id, why);
    }

    private static JsonObject Recovery() =>
        new()
        {
            ["isVersioningEnabled"] = true,
            ["deleteRetentionPolicy"] = new JsonObject { ["enabled"] = true, ["days"] = RecoveryDays },
            ["containerDeleteRetentionPolicy"] = new JsonObject { ["enabled"] = true, ["days"] = RecoveryDays },
        };

    /// <summary>
    /// Public network access, because hosted runners have no fixed address; access requires a role. If you disable network access
    /// (with self-hosted runners), it stays disabled: the setting of an existing account is not compared.
    /// </summary>
    private static JsonObject AccountBody(BootstrapSettings settings, string part) =>
        new()
        {
            ["location"] = settings.Location,
            ["kind"] = "StorageV2",
            ["sku"] = new JsonObject { ["name"] = settings.StorageSku },
            ["tags"] = GroupParts.Tags(settings, part),
            ["properties"] = new JsonObject
            {
                ["allowSharedKeyAccess"] = false,
                ["allowBlobPublicAccess"] = false,
                ["allowCrossTenantReplication"] = false,
                ["allowedCopyScope"] = "AAD",
                ["defaultToOAuthAuthentication"] = true,
                ["isLocalUserEnabled"] = false,
                ["supportsHttpsTrafficOnly"] = true,
                ["minimumTlsVersion"] = "TLS1_2",
                ["publicNetworkAccess"] = "Enabled",
                ["networkAcls"] = new JsonObject { ["defaultAction"] = "Allow", ["bypass"] = "None" },
            },
        };
}
