using System.Text.Json.Nodes;
using App.Settings;

namespace App.Search;

/// <summary>The customer-managed key of an index, in Key Vault. A service that enforces such keys rejects an index without one.</summary>
/// <param name="Identity">Resource id of the user-assigned identity that reads the key; null for the service's own identity.</param>
internal sealed record IndexEncryptionKey(Uri Vault, string Name, string Version, string? Identity)
{
    /// <summary>As the service reads it; the service requires one for each of its objects.</summary>
    public JsonObject ToJson()
    {
        var encryption = new JsonObject
        {
            ["keyVaultUri"] = Vault.AbsoluteUri,
            ["keyVaultKeyName"] = Name,
            ["keyVaultKeyVersion"] = Version,
        };
        if (Identity is { } identity)
            encryption["identity"] = new JsonObject
            {
                ["@odata.type"] = "#Microsoft.Azure.Search.DataUserAssignedIdentity",
                ["userAssignedIdentity"] = identity,
            };
        return encryption;
    }

    private const string Setting = "Search:EncryptionKey:Uri";
    private const string Example = "https://<vault>.vault.azure.net/keys/<key>/<version>";

    /// <summary>Search:EncryptionKey:Uri, the key with its version, and :Identity. Null if not set.</summary>
    public static IndexEncryptionKey? Read(SettingsReader read)
    {
        var identity = read.Text("Search:EncryptionKey:Identity");
        if (identity is not null && read.Text(Setting) is null)
            read.Wrong(Setting, "a key identifier with its version where Search:EncryptionKey:Identity is set", null, Example);
        if (read.HttpsAddress(Setting, Example) is not { } address)
            return null;
        if (address.AbsolutePath.Split('/') is ["", "keys", { Length: > 0 } name, { Length: > 0 } version])
            return new(new Uri(address, "/"), name, version, identity);

        read.Wrong(Setting, "a key identifier with its version", address.OriginalString, Example);
        return null;
    }
}
