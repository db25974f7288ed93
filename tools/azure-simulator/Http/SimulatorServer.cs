using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace AzureSimulator.Http;

/// <summary>A simulated Azure that listens on this machine over HTTPS.</summary>
public sealed class SimulatorServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly X509Certificate2 _certificate;

    private SimulatorServer(WebApplication application, X509Certificate2 certificate, HttpFront front) =>
        (_application, _certificate, Front) = (application, certificate, front);

    public HttpFront Front { get; }

    /// <summary>As in https://127.0.0.1:41234/.</summary>
    public Uri Address =>
        new(_application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());

    /// <summary>The certificate in PEM. A client that trusts it trusts this server; its key is nowhere else.</summary>
    public string Certificate => _certificate.ExportCertificatePem();

    /// <param name="port">0 takes a free one.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<SimulatorServer> StartAsync(SimulatedAzure azure, Pace pace, int port = 0)
    {
        var certificate = LoopbackCertificate.Create();
        var front = new HttpFront(azure, pace);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, endpoint => endpoint.UseHttps(certificate)));
        var application = builder.Build();
        application.Run(front.HandleAsync);
        try
        {
            await application.StartAsync();
        }
        catch
        {
            await application.DisposeAsync();
            certificate.Dispose();
            throw;
        }

        return new SimulatorServer(application, certificate, front);
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _certificate.Dispose();
    }
}
