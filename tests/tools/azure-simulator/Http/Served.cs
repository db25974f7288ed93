using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using AzureSimulator.Http;

namespace AzureSimulator.Tests.Http;

/// <summary>A simulated Azure that is served over HTTPS, and connections to it that trust its certificate alone.</summary>
internal sealed class Served : IAsyncDisposable
{
    private readonly X509Certificate2 _root;

    private Served(SimulatedAzure azure, SimulatorServer server)
    {
        (Azure, Server) = (azure, server);
        _root = X509Certificate2.CreateFromPem(server.Certificate);
        Client = new HttpClient(Connections()) { BaseAddress = server.Address };
        var token = new EntraToken(azure.Options.Tenant, azure.Options.Owner, "tests", Host).Encode(Host, TimeProvider.System.GetUtcNow());
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public SimulatedAzure Azure { get; }

    public SimulatorServer Server { get; }

    /// <summary>Signed in as the owner of the subscription.</summary>
    public HttpClient Client { get; }

    public string Host => Server.Address.GetLeftPart(UriPartial.Authority);

    public string Group => $"/subscriptions/{Azure.Options.Subscription}/resourceGroups/rg";

    public static async Task<Served> StartAsync(Pace? pace = null, SimulatorOptions? options = null)
    {
        var azure = new SimulatedAzure(options ?? new SimulatorOptions { Habits = new HashSet<string>() });
        return new Served(azure, await SimulatorServer.StartAsync(azure, pace ?? Pace.OfPolls()));
    }

    public SocketsHttpHandler Connections()
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(_root);
        return new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = trust } };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        _root.Dispose();
    }
}
