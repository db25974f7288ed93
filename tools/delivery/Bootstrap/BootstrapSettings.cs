using System.Security.Cryptography;
using System.Text;

namespace Delivery.Bootstrap;

/// <summary>
/// What is bootstrapped, and what its parts are called: the same in every run, and unique where all of Azure shares the names.
/// </summary>
internal sealed record BootstrapSettings
{
    /// <summary>The project in Pulumi.yaml, which is a folder in the state.</summary>
    public required string Project { get; init; }

    /// <summary>Short name of the workload.</summary>
    public required string Name { get; init; }

    /// <summary>Holds state, keys, packages and identities.</summary>
    public required string Subscription { get; init; }

    public required string Tenant { get; init; }

    public required string Location { get; init; }

    public required string StorageSku { get; init; }

    public required IReadOnlyList<DeliveryEnvironment> Environments { get; init; }

    /// <summary>Whose tokens the identities trust.</summary>
    public required string Issuer { get; init; }

    /// <summary>Which of them, by the environment that a job runs in.</summary>
    public required IReadOnlyDictionary<string, string> Subjects { get; init; }

    public string GroupId => $"/subscriptions/{Subscription}/resourceGroups/rg-{Name}-delivery";

    public string StateAccount => $"st{Name}state{Unique}";

    public string ReleaseAccount => $"st{Name}rel{Unique}";

    public string Vault => $"kv-{Name}-{Unique}";

    public string StateContainerId => $"{StorageId(StateAccount)}/blobServices/default/containers/state";

    public string VaultId => $"{GroupId}/providers/Microsoft.KeyVault/vaults/{Vault}";

    public string BackendUrl => $"azblob://state?storage_account={StateAccount}";

    public string KeyReaderId =>
        $"/subscriptions/{Subscription}/providers/Microsoft.Authorization/roleDefinitions/{Identifier("state-key-reader")}";

    /// <summary>Of its letters and digits: 32 forms for each of six places.</summary>
    public string Unique
    {
        get
        {
            const string Letters = "abcdefghijklmnopqrstuvwxyz234567";
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Subscription}\n{Project}\n{Name}"));
            return new string([.. hash.Take(6).Select(value => Letters[value & 31])]);
        }
    }

    public string StorageId(string account) => $"{GroupId}/providers/Microsoft.Storage/storageAccounts/{account}";

    public string ReleaseContainerId(string container) => $"{StorageId(ReleaseAccount)}/blobServices/default/containers/{container}";

    /// <summary>One key for each environment: who may read prod's secrets is not who may read dev's.</summary>
    public string KeyId(DeliveryEnvironment environment) => $"{VaultId}/keys/pulumi-{environment.Name}";

    public string SecretsProvider(DeliveryEnvironment environment) =>
        $"azurekeyvault://{Vault}.vault.azure.net/keys/pulumi-{environment.Name}";

    public string IdentityId(DeliveryEnvironment environment, Purpose purpose) =>
        $"{GroupId}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/"
        + $"id-{Name}-{purpose.ToString().ToLowerInvariant()}-{environment.Name}";

    /// <summary>The environment in GitHub whose jobs may act as the identity.</summary>
    public static string JobEnvironment(DeliveryEnvironment environment, Purpose purpose) =>
        purpose == Purpose.Deploy ? environment.Name : $"{environment.Name}-preview";

    /// <summary>A GUID that belongs to this bootstrap and the given parts.</summary>
    public Guid Identifier(params ReadOnlySpan<string> parts)
    {
        var bytes = SHA256
            .HashData(Encoding.UTF8.GetBytes($"{Subscription}\n{Project}\n{Name}\n{string.Join('\n', parts!)}"))
            .AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
