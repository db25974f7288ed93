using System.Text.Json.Nodes;
using AzureRest;

namespace Delivery.Bootstrap;

/// <summary>The keys that encrypt secrets in the state.</summary>
internal static class VaultParts
{
    public const string Api = KeyVaultApi.Version;

    public static IEnumerable<IWanted> Of(BootstrapSettings settings)
    {
        yield return new RecoverableVault(
            new WantedResource
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
            }
        );
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
    }

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
