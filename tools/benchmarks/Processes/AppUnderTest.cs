using Benchmarks.Upstream;
using CommandLine;

namespace Benchmarks.Processes;

/// <summary>
/// The app as it is deployed: published ReadyToRun, in Production and in the mode Azure, with nothing replaced in it. It searches the
/// bundled documents, in its own process: a search service's time is not the app's.
/// </summary>
internal static class AppUnderTest
{
    /// <summary>Publishes into benchmarks/bin and names App.dll.</summary>
    public static async Task<string> PublishAsync(CancellationToken cancellation)
    {
        var folder = Path.Combine(Checkout.Root, "tools", "benchmarks", "bin", "published-app");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        await Tool.RunAsync(
            Checkout.Root,
            "dotnet",
            ["publish", "app", "-c", "Release", "-r", "linux-x64", "--self-contained", "false", "-o", folder],
            cancellation
        );
        return Path.Combine(folder, "App.dll");
    }

    public static Task<Server> StartAsync(string app, IReadOnlyDictionary<string, string> settings, CancellationToken cancellation) =>
        Server.StartAsync(port => ["dotnet", app, "--urls", $"http://127.0.0.1:{port}"], settings, cancellation);

    public static Dictionary<string, string> Offline() =>
        new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Chat__Mode"] = "Offline",
            ["Logging__Console__FormatterName"] = "simple",
        };

    public static Dictionary<string, string> WithoutTelemetry(UpstreamAddress azure)
    {
        var settings = Settings(azure);
        settings.Remove("OTEL_EXPORTER_OTLP_ENDPOINT");
        return settings;
    }

    /// <summary>As a deployment sets them, on App Service with its identity; telemetry is on.</summary>
    public static Dictionary<string, string> Settings(UpstreamAddress azure) => Settings(azure, [azure.Endpoint]);

    public static Dictionary<string, string> Settings(UpstreamAddress azure, IReadOnlyList<Uri> endpoints)
    {
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Chat__Mode"] = "Azure",
            ["Search__Bundled"] = "true",
            ["AzureAI__ChatDeployment"] = "chat",

            // One machine simulates many users: each sends its own forwarded address, as a front end would.
            ["Hosting__TrustedHops"] = "1",
            ["Chat__RequestsPerMinute"] = "6000",
            ["Chat__TokensPerMinute"] = "100000000",
            ["Chat__TokensPerDay"] = "1000000000",

            ["IDENTITY_ENDPOINT"] = new Uri(azure.Platform, "identity").ToString(),
            ["IDENTITY_HEADER"] = ModelServer.IdentityHeader,
            ["SSL_CERT_FILE"] = azure.CertificateFile,
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = azure.Platform.ToString(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "5000",
            ["Logging__Console__FormatterName"] = "simple",
        };
        for (var i = 0; i < endpoints.Count; i++)
            settings[$"AzureAI__Endpoints__{i}"] = endpoints[i].ToString();
        return settings;
    }
}
