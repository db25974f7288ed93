namespace AzureRest;

/// <summary>The version of Key Vault's management API that the tools call.</summary>
public static class KeyVaultApi
{
    /// <summary>Azure rejects earlier versions from 2027-02-27. A new vault uses roles unless it asks for access policies.</summary>
    public const string Version = "2026-02-01";
}
