using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Azure.Core;
using CommandLine;

namespace App.Tests.Storage;

/// <summary>Microsoft's storage emulator, one process for all tests of a run: the real protocol over HTTPS, callers by token.</summary>
internal sealed partial class Azurite
{
    // The process ends with its standard input, so it never outlives the tests.
    private const string Program =
        "process.stdin.resume().on('end', () => process.exit()); process.argv.splice(1, 0, 'azurite'); require('azurite/dist/src/azurite')";

    private const string Folder = "tests/app/server";
    private static readonly Lazy<Task<Azurite>> OfThisRun = new(StartAsync);
    private readonly X509Certificate2 certificate;

    // Kept, or the collector would close its standard input.
    private readonly Process process;

    private Azurite(X509Certificate2 certificate, Process process, Dictionary<string, Uri> addresses)
    {
        (this.certificate, this.process) = (certificate, process);
        (Blobs, Tables) = (new Uri(addresses["Blob"], Account), new Uri(addresses["Table"], Account));
    }

    public static TokenCredential Credential { get; } = new AzuriteCredential();

    public Uri Blobs { get; }

    public Uri Tables { get; }

    private static string Account => "/devstoreaccount1";

    public static Task<Azurite> StartedAsync() => OfThisRun.Value;

    /// <summary>The reason to skip tests that need Azurite; null if it can run, and always null in CI.</summary>
    public static string? WhySkip() => NodePackages.WhySkip(Folder);

    /// <summary>Connections that trust its certificate, and no other.</summary>
    public SocketsHttpHandler Connections() => certificate.Connections();

    private static async Task<Azurite> StartAsync()
    {
        var certificate = LoopbackCertificate.Create();
        using var key = certificate.GetECDsaPrivateKey()!;
        var files = Directory.CreateTempSubdirectory("azurite-");
        try
        {
            var (certFile, keyFile) = (Path.Combine(files.FullName, "cert.pem"), Path.Combine(files.FullName, "key.pem"));
            await File.WriteAllTextAsync(certFile, certificate.ExportCertificatePem());
            await File.WriteAllTextAsync(keyFile, key.ExportPkcs8PrivateKeyPem());
            var start = new ProcessStartInfo(
                "node",
                [
                    "-e",
                    Program,
                    "--",
                    "--blobPort",
                    "0",
                    "--queuePort",
                    "0",
                    "--tablePort",
                    "0",
                    "--inMemoryPersistence",
                    "--silent",
                    "--disableTelemetry",
                    "--skipApiVersionCheck",
                    "--oauth",
                    "basic",
                    "--cert",
                    certFile,
                    "--key",
                    keyFile,
                ]
            )
            {
                WorkingDirectory = Checkout.At(Folder),
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var addresses = new Dictionary<string, Uri>();
            while (addresses.Count < 3)
            {
                var line = await process.StandardOutput.ReadLineAsync()
                    ?? throw new InvalidOperationException($"Azurite did not start: {await errors}");
                if (Listening().Match(line) is { Success: true } match)
                    addresses[match.Groups[1].Value] = new Uri(match.Groups[2].Value);
            }

            _ = process.StandardOutput.ReadToEndAsync();
            return new Azurite(certificate, process, addresses);
        }
        finally
        {
            files.Delete(recursive: true);
        }
    }

    [GeneratedRegex("^Azurite (Blob|Queue|Table) service is successfully listening at (https://.+)$")]
    private static partial Regex Listening();
}
