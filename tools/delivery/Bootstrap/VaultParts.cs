using System.Text.Json.Nodes;

namespace Delivery.Bootstrap;

/// <summary>The keys that secrets in the state are encrypted with, and the role that may use one.</summary>
internal static class VaultParts
{
    public const string Api = "2024-11-01";

    public static IEnumerable<IWanted> Of(BootstrapSettings settings)
    {
        yield return new WantedResource
        {
            Kind = "key vault",
            Id = settings.VaultId,
            ApiVersion = Api,
            Why = "keys of Pulumi's secrets provider; access by role, no purging",
            TakesPatches = true,
            Body = VaultBody(settings),
            Held =
            [
                new("properties.enableRbacAuthorization", true),
                new("properties.enablePurgeProtection", true),
                new("properties.enableSoftDelete", true),
            ],
        };
        foreach (var environment in settings.Environments)
        {
            // Never rotated by a policy: what was encrypted with a version is read with the newest one, which must stay the same.
            yield return new WantedResource
            {
                Kind = "key",
                Id = settings.KeyId(environment),
                ApiVersion = Api,
                Why = $"encrypts the secrets of {environment.Name}",
                Body = new JsonObject
                {
                    ["properties"] = new JsonObject
                    {
                        ["kty"] = "RSA",
                        ["keySize"] = 3072,
                        ["keyOps"] = new JsonArray("encrypt", "decrypt"),
                    },
                },
            };
        }

        yield return DeleteLock.On(settings.VaultId, "the keys without which no stack's secrets can be read");
        yield return new WantedResource
        {
            Kind = "role",
            Title = RoleName(settings),
            Id = settings.KeyReaderId,
            ApiVersion = "2022-04-01",
            Why = "decrypts with a key and can do nothing else: the built-in roles may also change it or copy it out",
            Body = new JsonObject
            {
                ["properties"] = new JsonObject
                {
                    ["roleName"] = RoleName(settings),
                    ["type"] = "CustomRole",
                    ["description"] = "Decrypts the secrets of a Pulumi stack.",
                    ["assignableScopes"] = new JsonArray($"/subscriptions/{settings.Subscription}"),
                    ["permissions"] = Permissions(),
                },
            },
            Held = [new("properties.permissions", Permissions(), IsReadingAlone)],
        };
    }

    private static string RoleName(BootstrapSettings settings) => $"{settings.Name} state key reader {settings.Unique}";

    /// <summary>Azure adds members of its own to what it was given.</summary>
    private static bool IsReadingAlone(JsonNode permissions) =>
        permissions is JsonArray { Count: 1 } one
        && one[0]?["actions"] is JsonArray { Count: 0 }
        && JsonNode.DeepEquals(one[0]!["dataActions"], Permissions()[0]!["dataActions"]);

    private static JsonArray Permissions() =>
        [
            new JsonObject
            {
                ["actions"] = new JsonArray(),
                ["notActions"] = new JsonArray(),
                ["dataActions"] = new JsonArray("Microsoft.KeyVault/vaults/keys/read", "Microsoft.KeyVault/vaults/keys/decrypt/action"),
                ["notDataActions"] = new JsonArray(),
            },
        ];

    /// <summary>Open to the network for the same reason as the state; both need a role.</summary>
    private static JsonObject VaultBody(BootstrapSettings settings) =>
        new()
        {
            ["location"] = settings.Location,
            ["tags"] = GroupParts.Tags(settings, "keys"),
            ["properties"] = new JsonObject
            {
                ["tenantId"] = settings.Tenant,
                ["sku"] = new JsonObject { ["family"] = "A", ["name"] = "standard" },
                ["enableRbacAuthorization"] = true,
                ["enableSoftDelete"] = true,
                ["softDeleteRetentionInDays"] = 90,
                ["enablePurgeProtection"] = true,
                ["publicNetworkAccess"] = "Enabled",
                ["networkAcls"] = new JsonObject { ["defaultAction"] = "Allow", ["bypass"] = "None" },
            },
        };
}
