namespace Infra.Settings;

/// <summary>The gateway that people reach the app through.</summary>
/// <param name="HostName">What they type, and what the certificate is for.</param>
/// <param name="CertificateVaultId">The resource id of the vault that holds the certificate.</param>
/// <param name="CertificateName">Its name there; the newest version is used, so a renewal needs no deployment.</param>
/// <param name="RequestsPerMinute">From one client address, before the gateway refuses.</param>
/// <param name="DdosProtection">Guards the gateway's address.</param>
public sealed record GatewaySettings(
    string HostName,
    string CertificateVaultId,
    string CertificateName,
    int MinInstances,
    int MaxInstances,
    int RequestsPerMinute,
    bool DdosProtection
)
{
    public string CertificateVaultName => CertificateVaultId[(CertificateVaultId.LastIndexOf('/') + 1)..];
}
