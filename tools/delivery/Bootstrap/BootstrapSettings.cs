using System.Security.Cryptography;
using System.Text;

namespace Delivery.Bootstrap;

/// <summary>
/// The parameters of bootstrap and the names of its resources: the same in every run, and globally unique where required.
/// </summary>
internal sealed record BootstrapSettings
{
    /// <summary>The project in Pulumi.yaml, which is a folder in the state.</summary>
    public required string Project { get; init; }

    /// <summary>Short name of the workload.</summary>
    public required string Name { get; init; }

    /// <summary>The subscription of state, keys, packages and identities.</summary>
    public required string Subscription { get; init; }

    public required string Tenant { get; init; }

    public required string Location { get; init; }

    public required string StorageSku { get; init; }

    public required IReadOnlyList<DeliveryEnvironment> Environments { get; init; }

    /// <summary>The token issuer that the identities trust.</summary>
    public required string Issuer { get; init; }

    /// <summary>The trusted token subject, by the environment of a job.</summary>
    public required IReadOnlyDictionary<string, string> Subjects { get; init; }

    public string GroupId => $"/subscriptions/{Subscription}/resourceGroups/rg-{Name}-delivery";

    public string StateAccount => $"st{Name}state{Unique}";

    public string ReleaseAccount => $"st{Name}rel{Unique}";

    public string Vault => $"kv-{Name}-{Unique}";

    public string StateContainerId => $"{StorageId(StateAccount)}/blobServices/default/containers/state";

    public string VaultId => $"{GroupId}/providers/Microsoft.KeyVault/vaults/{Vault}";

    public string BackendUrl => $"azblob://state?storage_account={StateAccount}";

    /// <summary>Six characters of an alphabet of 32.</summary>
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

    /// <summary>One key for each environment, so that access to secrets is separate.</summary>
    public string KeyId(DeliveryEnvironment environment) => $"{VaultId}/keys/pulumi-{environment.Name}";

    public string SecretsProvider(DeliveryEnvironment environment) =>
        $"azurekeyvault://{Vault}.vault.azure.net/keys/pulumi-{environment.Name}";

    public string IdentityId(DeliveryEnvironment environment, Purpose purpose) =>
        $"{GroupId}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/"
        + $"id-{Name}-{purpose.ToString().ToLowerInvariant()}-{environment.Name}";

    /// <summary>The GitHub environment whose jobs sign in as the identity.</summary>
    public static string JobEnvironment(DeliveryEnvironment environment, Purpose purpose) =>
        purpose == Purpose.Deploy ? environment.Name : $"{environment.Name}-preview";

    /// <summary>A GUID derived from these settings and the given parts.</summary>
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
