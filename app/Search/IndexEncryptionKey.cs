using App.Hosting;

namespace App.Search;

/// <summary>
/// The key in Key Vault that an index is encrypted with; a service that enforces customer-managed keys takes no index without.
/// </summary>
/// <param name="Identity">Resource id of the user-assigned identity that reads the key; null where the service's own identity does.</param>
internal sealed record IndexEncryptionKey(Uri Vault, string Name, string Version, string? Identity)
{
    /// <summary>Search:EncryptionKey:VaultUri, :Name, :Version and :Identity. Null where none of the first three is set.</summary>
    public static IndexEncryptionKey? Read(SettingsReader read) =>
        new[] { "VaultUri", "Name", "Version" }.All(part => read.Text($"Search:EncryptionKey:{part}") is null) ? null : new(
            read.RequiredHttpsAddress("Search:EncryptionKey:VaultUri", "https://<vault>.vault.azure.net"),
            read.Required("Search:EncryptionKey:Name", "<key>"),
            read.Required("Search:EncryptionKey:Version", "<version>"),
            read.Text("Search:EncryptionKey:Identity"));
}
