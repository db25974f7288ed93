using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Benchmarks.Upstream;

/// <summary>A certificate for this machine, and the file by which other processes trust it: no trust is switched off.</summary>
internal sealed class Certificate : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("benchmarks-");

    public Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        Own = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        File = Path.Combine(folder.FullName, "certificate.pem");
        System.IO.File.WriteAllText(File, Own.ExportCertificatePem());
    }

    public X509Certificate2 Own { get; }

    /// <summary>For SSL_CERT_FILE (.NET) and NODE_EXTRA_CA_CERTS (Node).</summary>
    public string File { get; }

    public void Dispose()
    {
        Own.Dispose();
        folder.Delete(recursive: true);
    }
}
