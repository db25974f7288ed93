namespace Infra.Settings;

/// <summary>The application gateway in front of the app.</summary>
/// <param name="HostName">The public host name, which the certificate is for.</param>
/// <param name="CertificateVaultId">The resource id of the vault that holds the certificate.</param>
/// <param name="CertificateName">Its name there. The newest version is used, so a renewal needs no deployment.</param>
/// <param name="RequestsPerMinute">The limit per client address; further requests are blocked.</param>
/// <param name="DdosProtection">Azure DDoS IP Protection on the gateway's address.</param>
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
