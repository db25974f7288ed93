using System.Text.Json.Nodes;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class CustomerKey()
    : ResourceRule(
        new()
        {
            Id = "customer-key",
            Title = "A customer-managed key exists, and its identity is attached to the resource",
            Why = "Azure rejects the resource when it cannot read the key: by an identity that it does not have, or a key that is missing.",
            Fix = "Name an identity of identity.userAssignedIdentities and a key that the plan creates in its vault.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/azure/storage/common/customer-managed-keys-overview",
            Types = ["storage:StorageAccount", "containerregistry:Registry", "cognitiveservices:Account", "cosmosdb:DatabaseAccount"],
            Example = """
            reader:
              type: azure-native:managedidentity:UserAssignedIdentity
            vault:
              type: azure-native:keyvault:Vault
            data:
              type: azure-native:keyvault:Key
              properties:
                resourceGroupName: group
                vaultName: vault
            store:
              type: azure-native:storage:StorageAccount
              properties:
                identity:
                  type: UserAssigned
                  userAssignedIdentities:
                    - ${reader.id}
                encryption:
                  keySource: Microsoft.Keyvault
                  encryptionIdentity: { encryptionUserAssignedIdentity: '${reader.id}' }
                  keyVaultProperties: { keyVaultUri: https://vault.vault.azure.net/, keyName: data }
            registry:
              type: azure-native:containerregistry:Registry
              properties:
                identity:
                  type: UserAssigned
                  userAssignedIdentities:
                    - ${reader.id}
                encryption:
                  keyVaultProperties: { identity: '${reader.clientId}', keyIdentifier: https://vault.vault.azure.net/keys/data }
            """,
        }
    )
{
    /// <summary>Where the client id or the resource id of the identity is.</summary>
    private static readonly string[] IdentityPaths =
    [
        "encryption.encryptionIdentity.encryptionUserAssignedIdentity",
        "encryption.keyVaultProperties.identity",
        "properties.encryption.keyVaultProperties.identityClientId",
        "defaultIdentity",
    ];

    private static readonly string[] KeyPaths = ["encryption.keyVaultProperties.keyIdentifier", "keyVaultKeyUri"];

    /// <summary>Objects with keyVaultUri and keyName.</summary>
    private static readonly string[] KeyParts = ["encryption.keyVaultProperties", "properties.encryption.keyVaultProperties"];

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        foreach (var path in IdentityPaths)
        {
            if (resource.Text(path) is { } value && IsForeign(resource, value, plan))
            {
                yield return resource.Problem($"{path} is {value}, which is no identity of the resource; attach it, or name one that is");
            }
        }

        foreach (var (path, vault, key) in Keys(resource))
        {
            if (
                plan.Of("keyvault:Vault").FirstOrDefault(each => each.AzureName.Equals(vault, StringComparison.OrdinalIgnoreCase))
                    is { } found
                && plan.Find($"{found.Id}/keys/{key}") is null
                && plan.Of("keyvault:Key").Any(each => each.Id.StartsWith(found.Id + "/", StringComparison.OrdinalIgnoreCase))
            )
            {
                yield return resource.Warning(
                    $"{path} is {key}, a key that the plan does not create in {found.Name}; name one that it creates"
                );
            }
        }
    }

    private static bool IsForeign(AzureResource resource, string value, AzurePlan plan)
    {
        const string Assigned = "UserAssignedIdentity=";
        if (value.StartsWith(Assigned, StringComparison.OrdinalIgnoreCase))
        {
            value = value[Assigned.Length..];
        }

        if (resource.Hides("identity") || resource.Hides("identity.userAssignedIdentities"))
        {
            return false;
        }

        // Some types have a list of ids, others a map by id.
        var attached = resource.At("identity.userAssignedIdentities") is JsonObject map
            ? map.Select(entry => entry.Key).ToList()
            : resource.Texts("identity.userAssignedIdentities").ToList();
        if (attached.Exists(AzureResource.IsHidden))
        {
            return false;
        }

        if (value.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase))
        {
            return !attached.Contains(value, StringComparer.OrdinalIgnoreCase);
        }

        var clients = attached.Select(id => plan.Find(id)?.Planned.Outputs.Text("clientId")).ToList();
        return Guid.TryParse(value, out _)
            && clients.TrueForAll(client => client is not null && !AzureResource.IsHidden(client))
            && !clients.Contains(value, StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<(string Path, string Vault, string Key)> Keys(AzureResource resource)
    {
        foreach (var path in KeyPaths)
        {
            if (Uri.TryCreate(resource.Text(path), UriKind.Absolute, out var uri) && uri.Segments is [_, "keys/", var key, ..])
            {
                yield return (path, uri.Host.Split('.')[0], key.TrimEnd('/'));
            }
        }

        foreach (var path in KeyParts)
        {
            if (
                Uri.TryCreate(resource.Text($"{path}.keyVaultUri"), UriKind.Absolute, out var uri)
                && resource.Text($"{path}.keyName") is { } key
                && !AzureResource.IsHidden(key)
            )
            {
                yield return ($"{path}.keyName", uri.Host.Split('.')[0], key);
            }
        }
    }
}
