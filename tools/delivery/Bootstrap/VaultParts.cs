using System.Text.Json.Nodes;

namespace Delivery.Bootstrap;

/// <summary>The keys that encrypt secrets in the state, and the role to use a key.</summary>
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
            Why = "keys of Pulumi's secrets provider; access by role, purge protection",
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
            // No rotation policy: Pulumi decrypts with the newest version, so it must stay the same.
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

        yield return DeleteLock.On(settings.VaultId, "the keys of the stacks' secrets");
        yield return new WantedResource
        {
            Kind = "role",
            Title = RoleName(settings),
            Id = settings.KeyReaderId,
            ApiVersion = "2022-04-01",
            Why = "decrypts only; the built-in roles can also change or copy a key",
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

    /// <summary>Azure adds further members to the given ones.</summary>
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

    /// <summary>Public network access for the same reason as the state; access requires a role.</summary>
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
