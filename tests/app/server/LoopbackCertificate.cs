using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace App.Tests;

/// <summary>The certificate of a local server, which only connections made here trust.</summary>
internal static class LoopbackCertificate
{
    public static X509Certificate2 Create(string host = "localhost")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256).CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1),
            DateTimeOffset.UtcNow.AddDays(1)
        );

        // The export stores the key: TLS on Windows does not accept a key that exists in memory only.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null, X509KeyStorageFlags.Exportable);
    }

    /// <summary>Connections that trust this certificate and no other.</summary>
    public static SocketsHttpHandler Connections(this X509Certificate2 certificate) =>
        new() { SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => certificate.IsShown(shown) } };

    public static bool IsShown(this X509Certificate2 certificate, X509Certificate? shown) =>
        shown?.GetCertHashString() == certificate.GetCertHashString();
}
